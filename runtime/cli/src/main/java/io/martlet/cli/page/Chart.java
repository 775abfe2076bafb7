package io.martlet.cli.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values over time, as SVG that is as wide as the page: areas before a line that is the most. */
public final class Chart {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 120;

  private final double most;
  private final List<String> areas = new ArrayList<>();
  private final List<String> legend = new ArrayList<>();
  private final String label;

  /**
   * @param most what the full height is
   * @param label says in words what it shows
   */
  public Chart(double most, String label) {
    this.most = Math.max(most, Double.MIN_NORMAL);
    this.label = label;
  }

  /**
   * Adds an area in steps.
   *
   * @param kind a class of the style sheet
   * @param values in equal parts of the time
   */
  public Chart steps(String kind, String name, double... values) {
    StringBuilder path = new StringBuilder("M0 " + HEIGHT);
    for (int i = 0; i < values.length; i++) {
      path.append(
          String.format(
              Locale.ROOT,
              "L%.1f %.1fL%.1f %2$.1f",
              (double) WIDTH * i / values.length,
              y(values[i]),
              (double) WIDTH * (i + 1) / values.length));
    }
    return area(kind, name, path);
  }

  /**
   * Adds an area below a line.
   *
   * @param points time from 0 to 1, and value, in the order of time
   */
  public Chart line(String kind, String name, List<double[]> points) {
    StringBuilder path = new StringBuilder("M0 " + HEIGHT);
    for (double[] point : points) {
      path.append(String.format(Locale.ROOT, "L%.1f %.1f", WIDTH * point[0], y(point[1])));
    }
    return area(kind, name, path);
  }

  private Chart area(String kind, String name, StringBuilder path) {
    areas.add(
        String.format(
            Locale.ROOT, "<path class=\"%s\" d=\"%sL%d %dZ\"/>", kind, path, WIDTH, HEIGHT));
    legend.add("<span><i class=\"%s\"></i>%s</span>".formatted(kind, Page.escaped(name)));
    return this;
  }

  private double y(double value) {
    return HEIGHT - HEIGHT * Math.min(1, Math.max(0, value / most));
  }

  /**
   * The chart and what is written below it.
   *
   * @param from when it begins
   * @param to when it ends
   */
  String html(String from, String to) {
    return String.format(
        Locale.ROOT,
        "<figure><svg class=\"chart\" viewBox=\"0 0 %d %d\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"%s\">%s</svg>\n<figcaption><span>%s</span>%s<span>%s</span></figcaption></figure>\n",
        WIDTH,
        HEIGHT,
        Page.escaped(label),
        String.join("", areas),
        Page.escaped(from),
        String.join("", legend),
        Page.escaped(to));
  }
}
