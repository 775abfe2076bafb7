package io.martlet.spark.score;

import io.martlet.plan.PlanMicrobatch;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;

/**
 * How many records of one file have each rank, and binary 1, of every model of a pass: numbers of
 * seven bits a byte, least first, the last byte of each without its top bit. A task of thousands of
 * models sends this to the driver.
 */
final class PackedCounts implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int MORE = 0x80;

  private final byte[] bytes;

  /**
   * @param bytes as they are packed
   */
  PackedCounts(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @param models the counts of each model: its ranks from the first, then its binaries
   */
  static PackedCounts of(List<long[]> models) {
    byte[] packed = new byte[256];
    int end = 0;
    for (long[] counts : models) {
      for (long count : counts) {
        if (end + 10 > packed.length) {
          packed = Arrays.copyOf(packed, 2 * packed.length);
        }
        long rest = count;
        for (; rest >= MORE; rest >>>= 7) {
          packed[end++] = (byte) (rest | MORE);
        }
        packed[end++] = (byte) rest;
      }
    }
    return new PackedCounts(Arrays.copyOf(packed, end));
  }

  /**
   * Adds them up.
   *
   * @param models as long as those that were packed
   */
  void addTo(List<long[]> models) {
    int at = 0;
    for (long[] sums : models) {
      for (int i = 0; i < sums.length; i++) {
        long count = bytes[at] & (MORE - 1);
        for (int shift = 7; bytes[at++] < 0; shift += 7) {
          count |= (long) (bytes[at] & (MORE - 1)) << shift;
        }
        sums[i] += count;
      }
    }
  }

  /** No rank and no binary 1 counted yet of any model. */
  static List<long[]> none(PlanMicrobatch microbatch) {
    return microbatch.models().stream()
        .map(model -> new long[model.rank().last() - model.rank().first() + 2])
        .toList();
  }

  byte[] bytes() {
    return bytes.clone();
  }
}
