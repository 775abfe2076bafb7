package io.martlet.spark.delivery;

import java.io.Serializable;

/**
 * How far a split was read. Positions are in bytes of UTF-8 from its begin.
 *
 * @param first where its first record begins; -1 when no line ends in it
 * @param length where it ends; {@link Long#MAX_VALUE} when the file ended before
 * @param end where its last record ends, which may be behind its own end; -1 when there is none
 * @param lines how many lines ended from its first record on
 * @param part what its compressed stream told
 */
public record SplitExtent(long first, long length, long end, long lines, StreamPart part)
    implements Serializable {}
