package io.martlet.spark.profile;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/**
 * The population stability index: the sum of (now - before) ln(now / before) over the shares of
 * each value, where few differ, or else of each tenth that the numbers had before. A share of
 * nothing counts as one of a ten-thousandth.
 */
final class StabilityIndex {

  private static final double LEAST = 1e-4;
  private static final double[] TENTHS = {.1, .2, .3, .4, .5, .6, .7, .8, .9};

  private StabilityIndex() {}

  static double of(ValueStatistics before, ValueStatistics now) {
    if (before.counts() != null && now.counts() != null) {
      return ofCounts(before.counts(), now.counts());
    }
    return before.numbers().isEmpty() || now.numbers().isEmpty()
        ? Double.NaN
        : ofNumbers(before.numbers(), now.numbers());
  }

  private static double ofCounts(Map<Object, long[]> before, Map<Object, long[]> now) {
    double allBefore = sum(before);
    double allNow = sum(now);
    if (allBefore == 0 || allNow == 0) {
      return Double.NaN;
    }
    Set<Object> values = new HashSet<>(before.keySet());
    values.addAll(now.keySet());
    double index = 0;
    for (Object value : values) {
      index += part(share(before, value, allBefore), share(now, value, allNow));
    }
    return index;
  }

  private static double sum(Map<Object, long[]> counts) {
    return counts.values().stream().mapToLong(count -> count[0]).sum();
  }

  private static double share(Map<Object, long[]> counts, Object value, double all) {
    return counts.getOrDefault(value, new long[1])[0] / all;
  }

  private static double ofNumbers(KllDoublesSketch before, KllDoublesSketch now) {
    double[] ends =
        Arrays.stream(before.getQuantiles(TENTHS, QuantileSearchCriteria.INCLUSIVE))
            .distinct()
            .toArray();
    double[] sharesBefore = before.getPMF(ends, QuantileSearchCriteria.INCLUSIVE);
    double[] sharesNow = now.getPMF(ends, QuantileSearchCriteria.INCLUSIVE);
    double index = 0;
    for (int i = 0; i < sharesBefore.length; i++) {
      index += part(sharesBefore[i], sharesNow[i]);
    }
    return index;
  }

  private static double part(double before, double now) {
    double from = Math.max(LEAST, before);
    double to = Math.max(LEAST, now);
    return (to - from) * Math.log(to / from);
  }
}
