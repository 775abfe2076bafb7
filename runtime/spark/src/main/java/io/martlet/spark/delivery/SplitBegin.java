package io.martlet.spark.delivery;

import java.io.Serializable;

/**
 * Where the first record of a split is.
 *
 * @param position how many bytes of the split, as text, are before it
 * @param bit where in the file its first block begins, when its stream is cut
 */
public record SplitBegin(long position, long bit) implements Serializable {

  /** Of a file's first split. */
  public static final SplitBegin KNOWN = new SplitBegin(0, -1);

  /** To be found in the split. */
  public static final SplitBegin ASSUMED = new SplitBegin(SplitReader.UNKNOWN, SplitReader.UNKNOWN);
}
