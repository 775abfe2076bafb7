package io.martlet.cli.page;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Small pictures of numbers, as SVG. */
public final class Bars {

  private static final int HEIGHT = 20;
  private static final int WIDTH = 7;
  private static final int SHARE = 60;

  private Bars() {}

  /** A bar a count, as high as it is large. */
  public static String of(List<Long> counts) {
    if (counts.isEmpty()) {
      return "";
    }
    long highest = Math.max(1, Collections.max(counts));
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        double height = Math.max(1, (double) HEIGHT * counts.get(i) / highest);
        path.append(
            String.format(
                Locale.ROOT, "M%d %dv-%.1fh%dv%3$.1fz", i * WIDTH, HEIGHT, height, WIDTH - 1));
      }
    }
    return String.format(
        Locale.ROOT,
        "<svg class=\"bars\" width=\"%d\" height=\"%d\" aria-hidden=\"true\"><path d=\"%s\"/></svg>",
        counts.size() * WIDTH,
        HEIGHT,
        path);
  }

  /**
   * How much of something.
   *
   * @param from where it begins, from 0 to 1
   * @param to where it ends
   * @param label says the same in words
   */
  public static String span(double from, double to, int width, String label) {
    return String.format(
        Locale.ROOT,
        "<svg class=\"share\" width=\"%d\" height=\"8\" role=\"img\" aria-label=\"%s\"><rect width=\"%1$d\" height=\"8\" rx=\"4\"/><rect class=\"part\" x=\"%.1f\" width=\"%.1f\" height=\"8\" rx=\"4\"/></svg>",
        width,
        Page.escaped(label),
        width * from,
        Math.max(width * (to - from), to > from ? 1 : 0));
  }

  /** A share of a whole. */
  public static String share(double share, String label) {
    return span(0, share, SHARE, label);
  }
}
