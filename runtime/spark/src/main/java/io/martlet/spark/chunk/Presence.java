package io.martlet.spark.chunk;

import java.util.Arrays;

/** Which records have a value: a bit each, the lowest of a byte first, as Arrow and Parquet do. */
final class Presence {

  private byte[] bits = new byte[64];
  private int rows;
  private int present;

  int rows() {
    return rows;
  }

  /** Takes records. */
  void add(boolean[] missing, int count) {
    int needed = (rows + count + 7) / 8;
    if (needed > bits.length) {
      bits = Arrays.copyOf(bits, Math.max(needed, 2 * bits.length));
    }
    for (int i = 0; i < count; i++, rows++) {
      if (!missing[i]) {
        bits[rows >> 3] |= (byte) (1 << (rows & 7));
        present++;
      }
    }
  }

  /**
   * How many of some records have a value.
   *
   * @param from a multiple of 8
   */
  int present(int from, int to) {
    if (from == 0 && to == rows) {
      return present;
    }
    int sum = 0;
    for (int i = from >> 3; i < (to + 7) >> 3; i++) {
      sum += Integer.bitCount(bits[i] & 0xFF);
    }
    // Behind the last record there are none.
    return sum;
  }

  /**
   * Writes the definition levels of a page: one run where all are alike, else the bits as they are.
   *
   * @param from a multiple of 8
   * @param to a multiple of 8, or behind the last record
   */
  void write(PageBytes out, int from, int to) {
    int have = present(from, to);
    int start = out.size();
    out.putInt(0);
    if (have == 0 || have == to - from) {
      out.putRun(to - from, have == 0 ? 0 : 1);
    } else {
      int groups = (to - from + 7) >> 3;
      out.putPacked(groups);
      out.putBytes(bits, from >> 3, groups);
    }
    out.setInt(start, out.size() - start - Integer.BYTES);
  }

  long bytes() {
    return (rows + 7L) >> 3;
  }
}
