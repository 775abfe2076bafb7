package io.martlet.spark.scan;

import java.util.Arrays;

/**
 * Reads small integers from Parquet's hybrid of runs and bit-packed groups: dictionary ids, and
 * definition levels of one bit, which as they stand are an Arrow validity bitmap.
 *
 * <p>Format: Parquet, "Run Length Encoding / Bit-Packing Hybrid (RLE = 3)".
 */
final class Runs {

  private byte[] bytes = {};
  private int position;
  private int end;
  private int width;
  private int left;
  private boolean packed;
  private int value;
  private long bit;

  /**
   * @param width bits a value, 0 to 32
   */
  void start(byte[] from, int position, int end, int width) {
    if (width < 0 || width > 32) {
      throw new DamagedPage("values are " + width + " bits wide");
    }
    this.bytes = from;
    this.position = position;
    this.end = end;
    this.width = width;
    this.left = 0;
    this.packed = false;
  }

  private void nextRun() {
    if (packed) {
      position = (int) ((bit + 7) >> 3);
    }
    long header = 0;
    int shift = 0;
    byte next;
    do {
      if (position >= end || shift > 28) {
        throw new DamagedPage("a run is missing");
      }
      next = bytes[position++];
      header |= (long) (next & 127) << shift;
      shift += 7;
    } while (next < 0);
    packed = (header & 1) == 1;
    long count = packed ? (header >>> 1) * 8 : header >>> 1;
    if (packed) {
      // Writers may leave out the last group's unused bytes.
      bit = (long) position << 3;
      long available = width == 0 ? count : ((long) (end - position) << 3) / width;
      count = Math.min(count, available);
    } else {
      int size = (width + 7) / 8;
      if (position + size > end) {
        throw new DamagedPage("a run has no value");
      }
      value = 0;
      for (int i = 0; i < size; i++) {
        value |= (bytes[position++] & 255) << (8 * i);
      }
    }
    if (count < 1 || count > Integer.MAX_VALUE) {
      throw new DamagedPage("a run of " + count + " values");
    }
    left = (int) count;
  }

  /** The next {@code count} values. */
  void read(int[] out, int from, int count) {
    int done = 0;
    while (done < count) {
      if (left == 0) {
        nextRun();
      }
      int take = Math.min(count - done, left);
      if (packed) {
        unpack(out, from + done, take);
      } else {
        Arrays.fill(out, from + done, from + done + take, value);
      }
      left -= take;
      done += take;
    }
  }

  private void unpack(int[] out, int from, int count) {
    byte[] source = bytes;
    int bits = width;
    long at = bit;
    int i = from;
    int to = from + count;
    long mask = (1L << bits) - 1;
    if (bits <= 7) {
      for (; i + 8 <= to; i += 8) {
        long word = Words.longAt(source, (int) (at >> 3)) >>> (at & 7);
        out[i] = (int) (word & mask);
        out[i + 1] = (int) ((word >>>= bits) & mask);
        out[i + 2] = (int) ((word >>>= bits) & mask);
        out[i + 3] = (int) ((word >>>= bits) & mask);
        out[i + 4] = (int) ((word >>>= bits) & mask);
        out[i + 5] = (int) ((word >>>= bits) & mask);
        out[i + 6] = (int) ((word >>>= bits) & mask);
        out[i + 7] = (int) ((word >>> bits) & mask);
        at += 8L * bits;
      }
    } else if (bits <= 14) {
      for (; i + 4 <= to; i += 4) {
        long word = Words.longAt(source, (int) (at >> 3)) >>> (at & 7);
        out[i] = (int) (word & mask);
        out[i + 1] = (int) ((word >>>= bits) & mask);
        out[i + 2] = (int) ((word >>>= bits) & mask);
        out[i + 3] = (int) ((word >>> bits) & mask);
        at += 4L * bits;
      }
    }
    for (; i < to; i++) {
      out[i] = (int) ((Words.longAt(source, (int) (at >> 3)) >>> (at & 7)) & mask);
      at += bits;
    }
    bit = at;
  }

  /**
   * Reads {@code count} values of one bit into a bitmap, which must be clear there.
   *
   * @param from the bit to start at
   * @return how many are 1
   */
  int readBits(long[] bitmap, int from, int count) {
    int done = 0;
    int set = 0;
    while (done < count) {
      if (left == 0) {
        nextRun();
      }
      int take = Math.min(count - done, left);
      if (packed) {
        set += copyBits(bitmap, from + done, take);
      } else if (value == 1) {
        setBits(bitmap, from + done, take);
        set += take;
      } else if (value != 0) {
        throw new DamagedPage("a definition level of " + value + " in a flat column");
      }
      left -= take;
      done += take;
    }
    return set;
  }

  private int copyBits(long[] bitmap, int from, int count) {
    int set = 0;
    long at = bit;
    for (int done = 0; done < count; ) {
      int take = Math.min(count - done, 56);
      long word = (Words.longAt(bytes, (int) (at >> 3)) >>> (at & 7)) & ((1L << take) - 1);
      set += Long.bitCount(word);
      int to = from + done;
      bitmap[to >> 6] |= word << (to & 63);
      if ((to & 63) + take > 64) {
        bitmap[(to >> 6) + 1] |= word >>> (64 - (to & 63));
      }
      at += take;
      done += take;
    }
    bit = at;
    return set;
  }

  private static void setBits(long[] bitmap, int from, int count) {
    int to = from + count;
    int at = from;
    while (at < to) {
      if ((at & 63) == 0 && to - at >= 64) {
        bitmap[at >> 6] = -1L;
        at += 64;
      } else {
        bitmap[at >> 6] |= 1L << (at & 63);
        at++;
      }
    }
  }
}
