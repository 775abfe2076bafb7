package io.martlet.catalog.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which model became which. A model keeps its name; one that is gone was renamed if another stands
 * in its place that reads the same, or if exactly one new model scores the same.
 */
final class Pairs {

  private final Collection<ModelOutputs> before;
  private final Collection<ModelOutputs> after;
  private final Map<ModelOutputs, ModelOutputs> afterOf = new LinkedHashMap<>();
  private final List<ModelOutputs> removed = new ArrayList<>();
  private final List<ModelOutputs> added = new ArrayList<>();

  Pairs(Collection<ModelOutputs> before, Collection<ModelOutputs> after) {
    this.before = before;
    this.after = after;
    Map<String, ModelOutputs> bySubject = new LinkedHashMap<>();
    after.forEach(outputs -> bySubject.put(outputs.subject(), outputs));
    for (ModelOutputs old : before) {
      ModelOutputs same = bySubject.remove(old.subject());
      if (same == null) {
        removed.add(old);
      } else {
        afterOf.put(old, same);
      }
    }
    added.addAll(bySubject.values());
    pairByPlace();
    pairByScores();
  }

  Collection<ModelOutputs> before() {
    return before;
  }

  Collection<ModelOutputs> after() {
    return after;
  }

  /** From what a model was to what it is. */
  Map<ModelOutputs, ModelOutputs> afterOf() {
    return afterOf;
  }

  List<ModelOutputs> removed() {
    return removed;
  }

  List<ModelOutputs> added() {
    return added;
  }

  private void pairByPlace() {
    Map<ModelOutputs.Slot, ModelOutputs> bySlot = new HashMap<>();
    added.forEach(outputs -> bySlot.put(outputs.slot(), outputs));
    for (ModelOutputs old : List.copyOf(removed)) {
      ModelOutputs fresh = bySlot.get(old.slot());
      if (fresh != null && old.resembles(fresh)) {
        join(old, fresh);
      }
    }
  }

  private void pairByScores() {
    Map<String, List<ModelOutputs>> byHash = new HashMap<>();
    added.forEach(
        outputs ->
            byHash
                .computeIfAbsent(outputs.scoringHash(), unseen -> new ArrayList<>())
                .add(outputs));
    for (ModelOutputs old : List.copyOf(removed)) {
      List<ModelOutputs> alike = byHash.getOrDefault(old.scoringHash(), List.of());
      if (alike.size() == 1 && old.scoresAs(alike.get(0))) {
        join(old, alike.get(0));
        byHash.remove(old.scoringHash());
      }
    }
  }

  private void join(ModelOutputs old, ModelOutputs fresh) {
    afterOf.put(old, fresh);
    removed.remove(old);
    added.remove(fresh);
  }
}
