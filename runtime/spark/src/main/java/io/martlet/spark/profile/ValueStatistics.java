package io.martlet.spark.profile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/**
 * The values of a column in little memory: exact counts as long as few differ, then sketches of how
 * many do and of how numbers are spread, within 2% (Apache DataSketches).
 */
final class ValueStatistics {

  /** So many different values are counted, each for itself. */
  static final int MOST_FREQUENT = 64;

  private static final int PRECISION = 14;
  private static final int PARTS = 12;
  private static final double[] QUARTILES = {0, 0.25, 0.5, 0.75, 1};

  private final HllSketch distinct = new HllSketch(PRECISION);
  private final KllDoublesSketch numbers = KllDoublesSketch.newHeapInstance();
  private Map<Object, long[]> counts = new HashMap<>();
  private long missing;
  private long present;
  private double sum;

  void addMissing() {
    missing++;
  }

  void addNumber(double number) {
    present++;
    distinct.update(number);
    count(number);
    if (Double.isFinite(number)) {
      sum += number;
      numbers.update(number);
    }
  }

  void addText(byte[] bytes, int from, int to) {
    present++;
    distinct.update(hash(bytes, from, to));
    if (counts != null) {
      count(new String(bytes, from, to - from, StandardCharsets.UTF_8));
    }
  }

  private void count(Object value) {
    if (counts == null) {
      return;
    }
    long[] count = counts.computeIfAbsent(value, each -> new long[1]);
    count[0]++;
    if (counts.size() > MOST_FREQUENT) {
      counts = null;
    }
  }

  /** FNV-1a. */
  private static long hash(byte[] bytes, int from, int to) {
    long hash = 0xcbf29ce484222325L;
    for (int i = from; i < to; i++) {
      hash = (hash ^ bytes[i]) * 0x100000001b3L;
    }
    return hash;
  }

  long missing() {
    return missing;
  }

  double missingShare() {
    return missing + present == 0 ? 0 : (double) missing / (missing + present);
  }

  long distinct() {
    return counts != null ? counts.size() : Math.min(present, Math.round(distinct.getEstimate()));
  }

  /** Least, quartiles and greatest; none where there are no numbers. */
  List<Double> quartiles() {
    List<Double> quartiles = new ArrayList<>();
    if (!numbers.isEmpty()) {
      for (double quantile : numbers.getQuantiles(QUARTILES, QuantileSearchCriteria.INCLUSIVE)) {
        quartiles.add(quantile);
      }
    }
    return quartiles;
  }

  double mean() {
    return numbers.isEmpty() ? Double.NaN : sum / numbers.getN();
  }

  /** The most frequent first; none where many differ. */
  List<Map.Entry<Object, Long>> frequent() {
    if (counts == null) {
      return List.of();
    }
    List<Map.Entry<Object, Long>> all = new ArrayList<>();
    counts.forEach((value, count) -> all.add(Map.entry(value, count[0])));
    all.sort(
        Comparator.comparing((Map.Entry<Object, Long> each) -> -each.getValue())
            .thenComparing(each -> String.valueOf(each.getKey())));
    return all;
  }

  /**
   * How many records have each value, where there are few, numbers in their order; or else how many
   * numbers lie in each of some equal parts of their range.
   */
  List<Long> histogram() {
    if (counts != null && (counts.size() <= PARTS || numbers.isEmpty())) {
      return numbers.isEmpty()
          ? frequent().stream().map(Map.Entry::getValue).limit(PARTS).toList()
          : counts.entrySet().stream()
              .sorted(Comparator.comparing(each -> (Double) each.getKey()))
              .map(each -> each.getValue()[0])
              .toList();
    }
    if (numbers.isEmpty()) {
      return List.of();
    }
    double[] ends = new double[PARTS - 1];
    double from = numbers.getMinItem();
    double width = numbers.getMaxItem() / PARTS - from / PARTS;
    for (int i = 0; i < ends.length; i++) {
      ends[i] = from + width * (i + 1);
    }
    if (!isRising(ends)) {
      return List.of();
    }
    List<Long> histogram = new ArrayList<>();
    for (double share : numbers.getPMF(ends, QuantileSearchCriteria.INCLUSIVE)) {
      histogram.add(Math.round(share * numbers.getN()));
    }
    return histogram;
  }

  private static boolean isRising(double[] ends) {
    for (int i = 1; i < ends.length; i++) {
      if (ends[i] <= ends[i - 1]) {
        return false;
      }
    }
    return Double.isFinite(ends[0]) && Double.isFinite(ends[ends.length - 1]);
  }

  /** How the values have moved since others were taken of the same column. */
  Drift since(ValueStatistics before) {
    return new Drift(StabilityIndex.of(before, this), before.missingShare(), missingShare());
  }

  /** Each value's count; null where too many differ. */
  Map<Object, long[]> counts() {
    return counts;
  }

  KllDoublesSketch numbers() {
    return numbers;
  }
}
