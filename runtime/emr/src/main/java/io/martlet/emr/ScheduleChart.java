package io.martlet.emr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * When each cluster is at which of its steps, as text of 80 columns at most: a line a cluster, to
 * the same scale.
 */
public final class ScheduleChart {

  private static final int WIDTH = 46;
  private static final int NAMES = 14;

  private ScheduleChart() {}

  /** Its lines; none without clusters. */
  public static List<String> of(List<Estimate.ClusterTime> clusters) {
    double all = clusters.stream().mapToDouble(cluster -> cluster.end().most()).max().orElse(0);
    List<String> lines = new ArrayList<>();
    for (Estimate.ClusterTime cluster : clusters) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%-" + NAMES + "s|%-" + WIDTH + "s| %s h",
              shortened(cluster.name()),
              bar(cluster, all),
              cluster.end().text("%.1f", "-")));
    }
    return lines;
  }

  /** Until steps begin; at the best rate, a sign a step in turn; and longer at the worst. */
  private static String bar(Estimate.ClusterTime cluster, double all) {
    StringBuilder bar = new StringBuilder();
    for (int i = 0; i < Math.max(1, Math.round(WIDTH * cluster.end().most() / all)); i++) {
      bar.append(sign(cluster, (i + 0.5) * all / WIDTH));
    }
    return bar.toString();
  }

  private static char sign(Estimate.ClusterTime cluster, double hour) {
    if (hour < Estimate.START.least()) {
      return '.';
    }
    for (int step = 0; step < cluster.steps().size(); step++) {
      if (hour < cluster.steps().get(step).end().least()) {
        return step % 2 == 0 ? '#' : '=';
      }
    }
    return '-';
  }

  private static String shortened(String name) {
    return name.length() < NAMES ? name : name.substring(0, NAMES - 2) + "~";
  }
}
