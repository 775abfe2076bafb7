package io.martlet.spark.scan;

/**
 * Puts values that lie one after the other to the places of the records that have one. The others
 * get 0. All loops are free of branches on the values' validity, which no predictor can foresee.
 */
final class Spread {

  /**
   * For each validity byte, four masks: of as many bytes as it has ones; then of the bytes that go
   * up by four, two and one places, in this order, to be where the ones are.
   *
   * <p>Method: Warren, Hacker's Delight (2nd ed.), 7-5, "Expand", on bytes in place of bits.
   */
  private static final long[] MASKS = new long[4 * 256];

  static {
    for (int valid = 0; valid < 256; valid++) {
      int from = 0;
      for (int to = 0; to < 8; to++) {
        if ((valid >> to & 1) == 1) {
          MASKS[4 * valid] |= 255L << (8 * from);
          int at = from;
          for (int step = 1; step <= 3; step++) {
            int up = 8 >> step;
            if (((to - from) & up) != 0) {
              MASKS[4 * valid + step] |= 255L << (8 * at);
              at += up;
            }
          }
          from++;
        }
      }
    }
  }

  private Spread() {}

  /**
   * Spreads bytes, eight at a time.
   *
   * @param packed the values; eight more bytes are looked at
   * @param present how many there are: the ones in the records' validity
   * @param from the first record's place
   * @param to the place after the last record's
   */
  static void bytes(byte[] packed, int present, long[] valid, byte[] out, int from, int to) {
    if (present == to - from) {
      System.arraycopy(packed, 0, out, from, present);
      return;
    }
    int i = Math.min(to, (from + 7) & ~7);
    int next = oneByOne(packed, 0, valid, out, from, i);
    for (; i + 8 <= to; i += 8) {
      int ones = (int) (valid[i >> 6] >>> i) & 255;
      long word = Words.longAt(packed, next) & MASKS[4 * ones];
      long moved = word & MASKS[4 * ones + 1];
      word = (word ^ moved) | (moved << 32);
      moved = word & MASKS[4 * ones + 2];
      word = (word ^ moved) | (moved << 16);
      moved = word & MASKS[4 * ones + 3];
      word = (word ^ moved) | (moved << 8);
      Words.putLong(out, i, word);
      next += Integer.bitCount(ones);
    }
    oneByOne(packed, next, valid, out, i, to);
  }

  /** Spreads bytes, those from {@code next} on; gives where the next one is. */
  private static int oneByOne(byte[] packed, int next, long[] valid, byte[] out, int from, int to) {
    int at = next;
    for (int i = from; i < to; i++) {
      int bit = bit(valid, i);
      out[i] = (byte) (packed[at] & -bit);
      at += bit;
    }
    return at;
  }

  static void shorts(short[] packed, int present, long[] valid, short[] out, int from, int to) {
    if (present == to - from) {
      System.arraycopy(packed, 0, out, from, present);
      return;
    }
    int next = 0;
    for (int i = from; i < to; i++) {
      int bit = bit(valid, i);
      out[i] = (short) (packed[next] & -bit);
      next += bit;
    }
  }

  static void ints(int[] packed, int present, long[] valid, int[] out, int from, int to) {
    if (present == to - from) {
      System.arraycopy(packed, 0, out, from, present);
      return;
    }
    int next = 0;
    for (int i = from; i < to; i++) {
      int bit = bit(valid, i);
      out[i] = packed[next] & -bit;
      next += bit;
    }
  }

  static void longs(long[] packed, int present, long[] valid, long[] out, int from, int to) {
    if (present == to - from) {
      System.arraycopy(packed, 0, out, from, present);
      return;
    }
    int next = 0;
    for (int i = from; i < to; i++) {
      int bit = bit(valid, i);
      out[i] = packed[next] & -(long) bit;
      next += bit;
    }
  }

  private static int bit(long[] valid, int at) {
    return (int) (valid[at >> 6] >>> at) & 1;
  }
}
