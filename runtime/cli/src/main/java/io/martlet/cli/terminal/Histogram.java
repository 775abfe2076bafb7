package io.martlet.cli.terminal;

import java.util.List;

/** Counts drawn as one line of blocks, the highest as a full one. */
public final class Histogram {

  private static final String BLOCKS = " ▁▂▃▄▅▆▇█";
  private static final int WIDTH = 40;

  private Histogram() {}

  /** In 40 columns at most. */
  public static String draw(List<Long> counts) {
    return draw(counts, WIDTH);
  }

  /** One block a rank, or, when there are more than the width, one for several. */
  public static String draw(List<Long> counts, int width) {
    int each = (counts.size() + width - 1) / width;
    int bars = each == 0 ? 0 : (counts.size() + each - 1) / each;
    long[] sums = new long[bars];
    long highest = 1;
    for (int i = 0; i < counts.size(); i++) {
      sums[i / each] += counts.get(i);
      highest = Math.max(highest, sums[i / each]);
    }
    StringBuilder line = new StringBuilder();
    for (long sum : sums) {
      long height = sum == 0 ? 0 : Math.max(1, Math.round(8.0 * sum / highest));
      line.append(BLOCKS.charAt((int) height));
    }
    return line.toString();
  }
}
