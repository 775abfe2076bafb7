package io.martlet.spark.encode;

import java.io.IOException;

/** The ranks of one model. */
final class RankPages extends PackedPages {

  /** Counted in turns, so that equal ranks in a row do not wait for each other. */
  private final int[] even;

  private final int[] odd;

  RankPages(int first, int last, PageCodec codec) {
    super(first, last, codec);
    even = new int[size()];
    odd = new int[size()];
  }

  /**
   * Adds a batch.
   *
   * @throws ArrayIndexOutOfBoundsException when a rank lies outside the range
   */
  void add(int[] ranks, int count) throws IOException {
    room(count);
    int i = 0;
    if (width <= 8 && (values & 7) == 0) {
      i = addGroups(ranks, count);
    }
    for (; i < count; i++) {
      int id = ranks[i] - first();
      even[id]++;
      addId(id);
    }
    added();
  }

  /** Adds groups of eight, which start and end at whole bytes; gives how many ranks that were. */
  private int addGroups(int[] ranks, int count) {
    int base = first();
    int bits = width;
    byte[] out = page;
    int at = (int) (nextBit() >> 3);
    int i = 0;
    for (; i + 8 <= count; i += 8) {
      int a = ranks[i] - base;
      int b = ranks[i + 1] - base;
      int c = ranks[i + 2] - base;
      int d = ranks[i + 3] - base;
      int e = ranks[i + 4] - base;
      int f = ranks[i + 5] - base;
      int g = ranks[i + 6] - base;
      int h = ranks[i + 7] - base;
      even[a]++;
      odd[b]++;
      even[c]++;
      odd[d]++;
      even[e]++;
      odd[f]++;
      even[g]++;
      odd[h]++;
      long low = a | ((long) b << bits) | ((long) c << (2 * bits)) | ((long) d << (3 * bits));
      long high = e | ((long) f << bits) | ((long) g << (2 * bits)) | ((long) h << (3 * bits));
      WORDS.set(out, at, low | (high << (4 * bits)));
      at += bits;
    }
    values += i;
    return i;
  }

  @Override
  long[] takeCounts() {
    long[] counts = new long[size()];
    for (int id = 0; id < counts.length; id++) {
      counts[id] = (long) even[id] + odd[id];
      even[id] = 0;
      odd[id] = 0;
    }
    return counts;
  }
}
