package io.martlet.catalog.diff;

import io.martlet.catalog.diff.CatalogState.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * Which model became which. A model keeps its name; one that is gone was renamed if another stands
 * in its place that reads the same, or if exactly one new model scores the same.
 */
final class Pairs {

  private final Map<Entry, Entry> afterOf = new LinkedHashMap<>();
  private final List<Entry> removed = new ArrayList<>();
  private final List<Entry> added = new ArrayList<>();

  Pairs(CatalogState before, CatalogState after) {
    before
        .models()
        .forEach(
            (subject, entry) -> {
              Entry same = after.models().get(subject);
              if (same == null) {
                removed.add(entry);
              } else {
                afterOf.put(entry, same);
              }
            });
    after.models().values().stream()
        .filter(entry -> !before.models().containsKey(entry.subject()))
        .forEach(added::add);
    pair(
        (old, fresh) ->
            old.slot().equals(fresh.slot())
                && (old.scoringHash().equals(fresh.scoringHash())
                    || old.model().inputs().equals(fresh.model().inputs())));
    pairByScores();
  }

  /** From what a model was to what it is. */
  Map<Entry, Entry> afterOf() {
    return afterOf;
  }

  List<Entry> removed() {
    return removed;
  }

  List<Entry> added() {
    return added;
  }

  private void pair(BiPredicate<Entry, Entry> same) {
    Map<CatalogState.Slot, Entry> bySlot = new HashMap<>();
    added.forEach(entry -> bySlot.put(entry.slot(), entry));
    for (Entry old : List.copyOf(removed)) {
      Entry fresh = bySlot.get(old.slot());
      if (fresh != null && same.test(old, fresh)) {
        join(old, fresh);
      }
    }
  }

  private void pairByScores() {
    Map<String, List<Entry>> byHash = new HashMap<>();
    added.forEach(
        entry ->
            byHash.computeIfAbsent(entry.scoringHash(), unseen -> new ArrayList<>()).add(entry));
    for (Entry old : List.copyOf(removed)) {
      List<Entry> alike = byHash.getOrDefault(old.scoringHash(), List.of());
      if (alike.size() == 1) {
        join(old, alike.get(0));
        byHash.remove(old.scoringHash());
      }
    }
  }

  private void join(Entry old, Entry fresh) {
    afterOf.put(old, fresh);
    removed.remove(old);
    added.remove(fresh);
  }
}
