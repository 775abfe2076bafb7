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
    if (position >= end) {
      throw new DamagedPage("a run is missing");
    }
    int header = bytes[position++];
    if (header < 0) {
      header = longHeader(header & 127);
    }
    packed = (header & 1) == 1;
    left = header >>> 1;
    if (packed) {
      bit = (long) position << 3;
      long bits = (long) (end - position) << 3;
      if (8L * left * width > bits) {
        // Writers may leave out the last group's unused bytes.
        left = (int) (bits / width);
      } else {
        left *= 8;
      }
    } else {
      value = runValue();
    }
    if (left < 1) {
      throw new DamagedPage("a run of " + left + " values");
    }
  }

  /** The rest of a header of several bytes, seven bits in each. */
  private int longHeader(int low) {
    int header = low;
    int shift = 7;
    byte next;
    do {
      if (position >= end || shift > 28) {
        throw new DamagedPage("a run is missing");
      }
      next = bytes[position++];
      header |= (next & 127) << shift;
      shift += 7;
    } while (next < 0);
    return header;
  }

  private int runValue() {
    int size = (width + 7) / 8;
    if (position + size > end) {
      throw new DamagedPage("a run has no value");
    }
    int read = 0;
    for (int i = 0; i < size; i++) {
      read |= (bytes[position++] & 255) << (8 * i);
    }
    return read;
  }

  /** The next {@code count} values. */
  void read(int[] out, int count) {
    int done = 0;
    while (done < count) {
      if (left == 0) {
        nextRun();
      }
      int take = Math.min(count - done, left);
      if (packed) {
        unpack(out, done, take);
      } else {
        Arrays.fill(out, done, done + take, value);
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
    } else if (bits <= 28) {
      for (; i + 2 <= to; i += 2) {
        long word = Words.longAt(source, (int) (at >> 3)) >>> (at & 7);
        out[i] = (int) (word & mask);
        out[i + 1] = (int) ((word >>> bits) & mask);
        at += 2L * bits;
      }
    }
    for (; i < to; i++) {
      out[i] = (int) ((Words.longAt(source, (int) (at >> 3)) >>> (at & 7)) & mask);
      at += bits;
    }
    bit = at;
  }

  /** Whether {@link #readBytes} can be used. */
  boolean areBytes() {
    return width <= 8;
  }

  /**
   * The next {@code count} values, which are at most 8 bits wide. Up to 7 bytes more are written.
   */
  void readBytes(byte[] out, int count) {
    int done = 0;
    while (done < count) {
      if (left == 0) {
        nextRun();
      }
      int take = Math.min(count - done, left);
      if (packed) {
        unpackBytes(out, done, take);
      } else {
        Arrays.fill(out, done, done + take, (byte) value);
      }
      left -= take;
      done += take;
    }
  }

  /**
   * Eight values lie in one word: its halves are moved apart, then the halves of these, and again.
   */
  private void unpackBytes(byte[] out, int from, int count) {
    byte[] source = bytes;
    int bits = width;
    long at = bit;
    long halves = (1L << (4 * bits)) - 1;
    long quarters = lanes((1L << (2 * bits)) - 1, 32);
    long eighths = lanes(lanes((1L << bits) - 1, 32), 16);
    for (int i = from; i < from + count; i += 8) {
      long word = Words.longAt(source, (int) (at >> 3)) >>> (at & 7);
      word = (word & halves) | ((word >>> (4 * bits) & halves) << 32);
      word = (word & quarters) | ((word >>> (2 * bits) & quarters) << 16);
      word = (word & eighths) | ((word >>> bits & eighths) << 8);
      Words.putLong(out, i, word);
      at += 8L * bits;
    }
    bit += (long) count * bits;
  }

  private static long lanes(long value, int distance) {
    return value | (value << distance);
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
    int first = from >> 6;
    int last = (to - 1) >> 6;
    long head = -1L << from;
    long tail = -1L >>> -to;
    if (first == last) {
      bitmap[first] |= head & tail;
      return;
    }
    bitmap[first] |= head;
    for (int i = first + 1; i < last; i++) {
      bitmap[i] = -1L;
    }
    bitmap[last] |= tail;
  }
}
