package io.martlet.catalog;

import java.io.Serializable;

/** The integers a model's rank may take, both ends included. Written {@code 1..20}. */
public record RankRange(int first, int last) implements Serializable {

  /** More would be a score, not a rank; counting them would take the memory of the models. */
  public static final int MOST = 65_535;

  /**
   * What a rank takes of the memory of a task that scores a model, in bytes: four counters, two
   * sums, and its entry in a page's dictionary, packed and as it is.
   */
  private static final int BYTES = 4 * Integer.BYTES + 2 * Long.BYTES + 2 * Integer.BYTES;

  /** How many ranks there are; of a valid range at least one. */
  public long size() {
    return (long) last - first + 1;
  }

  /** What counting its ranks takes of a task's memory, in bytes. */
  public long memory() {
    return BYTES * size();
  }

  /** How many bits a rank takes in a page. */
  public int bits() {
    return Math.max(1, Long.SIZE - Long.numberOfLeadingZeros(size() - 1));
  }

  @Override
  public String toString() {
    return first + ".." + last;
  }
}
