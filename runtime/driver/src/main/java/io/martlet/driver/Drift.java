package io.martlet.driver;

import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.RankDrift;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How far a model's ranks have moved from one run to another.
 *
 * @param index a population stability index, see {@link RankDrift}
 */
record Drift(String model, double index) {

  /** So many are named, and the others counted. */
  private static final int NAMED = 3;

  /**
   * Of the models of a mart that both runs have scores of, those whose ranks have moved further
   * than chance alone may have moved them; the furthest first.
   */
  static List<Drift> beyondChance(List<ModelRecord> former, List<ModelRecord> now) {
    Map<String, ModelRecord> before = new HashMap<>();
    former.stream()
        .filter(ModelRecord::hasScores)
        .forEach(model -> before.put(model.name(), model));
    List<Drift> drifts = new ArrayList<>();
    for (ModelRecord model : now) {
      ModelRecord then = before.get(model.name());
      if (then != null && model.hasScores()) {
        double index = RankDrift.between(then, model);
        if (index > RankDrift.byChance(then, model)) {
          drifts.add(new Drift(model.name(), index));
        }
      }
    }
    drifts.sort(Comparator.comparingDouble(Drift::index).reversed());
    return drifts;
  }

  static List<Drift> over(double limit, List<Drift> drifts) {
    return drifts.stream().filter(drift -> drift.index() > limit).toList();
  }

  /** The furthest by name. */
  static String worst(List<Drift> drifts) {
    String names =
        drifts.stream()
            .limit(NAMED)
            .map(drift -> String.format(Locale.ROOT, "%s %.2f", drift.model(), drift.index()))
            .collect(Collectors.joining(", "));
    return drifts.size() <= NAMED
        ? names
        : String.format(Locale.ROOT, "%s and %,d more", names, drifts.size() - NAMED);
  }
}
