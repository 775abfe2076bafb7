package io.martlet.spark.encode;

import java.io.IOException;

/** The binaries of one model: a bit each. */
final class BinaryPages extends PackedPages {

  private static final long ONES = 0x0101010101010101L;

  /** Moves the lowest bit of each byte to the highest byte. */
  private static final long GATHER = 0x0102040810204080L;

  private long positives;
  private long added;

  BinaryPages(PageCodec codec) {
    super(0, 1, codec);
  }

  /**
   * Adds a batch; false when a binary is neither 0 nor 1. Some bytes after it are looked at, too.
   */
  boolean add(byte[] binaries, int count) throws IOException {
    room(count);
    long others = 0;
    int i = 0;
    if ((values & 7) == 0) {
      int at = (int) (nextBit() >> 3);
      for (; i + 8 <= count; i += 8) {
        long word = (long) WORDS.get(binaries, i);
        others |= word & ~ONES;
        positives += Long.bitCount(word & ONES);
        page[at++] = (byte) (((word & ONES) * GATHER) >>> 56);
      }
      values += i;
    }
    for (; i < count; i++) {
      others |= binaries[i] & ~1;
      positives += binaries[i] & 1;
      addId(binaries[i] & 1);
    }
    added += count;
    added();
    return others == 0;
  }

  @Override
  long[] takeCounts() {
    long[] counts = {added - positives, positives};
    added = 0;
    positives = 0;
    return counts;
  }
}
