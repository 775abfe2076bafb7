package io.martlet.spark.delivery;

import java.io.Serializable;

/**
 * What a split tells of the compressed stream that it is a part of, so that the parts can be held
 * to each other.
 *
 * @param begin the first bit that was read as a block; -1 where no block begins in the split
 * @param end the first bit behind the last block of the split
 * @param first the checksums before the first end of a stream
 * @param ends whether a stream ends in the split
 * @param checksum what the first such end says that the stream's checksum is
 * @param last the checksums behind the last end of a stream
 */
public record StreamPart(
    long begin, long end, CombinedChecksum first, boolean ends, int checksum, CombinedChecksum last)
    implements Serializable {

  /** Of files that are not cut within their stream. */
  static final StreamPart WHOLE =
      new StreamPart(0, 0, CombinedChecksum.NONE, false, 0, CombinedChecksum.NONE);
}
