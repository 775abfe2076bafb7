package io.martlet.spark.encode;

import java.io.IOException;
import java.util.Arrays;

/** The ranks of one model. */
final class RankPages extends PackedPages {

  /** Counters of each rank, used in turns: equal ranks near each other would wait for one. */
  private static final int TURNS = 4;

  private final int[] counts;

  RankPages(int first, int last, PageCodec codec) {
    super(first, last, codec);
    counts = new int[TURNS * size()];
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
      counts[TURNS * id]++;
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
      counts[TURNS * a]++;
      counts[TURNS * b + 1]++;
      counts[TURNS * c + 2]++;
      counts[TURNS * d + 3]++;
      counts[TURNS * e]++;
      counts[TURNS * f + 1]++;
      counts[TURNS * g + 2]++;
      counts[TURNS * h + 3]++;
      // By one count again and again: shifting by another takes a processor longer.
      long low = ((((((long) d << bits) | c) << bits) | b) << bits) | a;
      long high = ((((((long) h << bits) | g) << bits) | f) << bits) | e;
      WORDS.set(out, at, low | (high << (4 * bits)));
      at += bits;
    }
    values += i;
    return i;
  }

  @Override
  long[] takeCounts() {
    long[] taken = new long[size()];
    for (int i = 0; i < counts.length; i++) {
      taken[i / TURNS] += counts[i];
    }
    Arrays.fill(counts, 0);
    return taken;
  }
}
