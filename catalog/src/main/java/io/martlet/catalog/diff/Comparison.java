package io.martlet.catalog.diff;

import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.Location;
import io.martlet.catalog.Mart;
import io.martlet.catalog.diff.CatalogState.Entry;
import io.martlet.catalog.diff.CatalogState.Slot;
import io.martlet.catalog.select.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Compares two states of a catalog. */
final class Comparison {

  private final CatalogState before;
  private final CatalogState after;
  private final Selector selector;
  private final Pairs pairs;
  private final List<ModelChange> models = new ArrayList<>();
  private final List<Break> breaks = new ArrayList<>();
  private final Set<String> marts = new TreeSet<>();
  private int unchanged;

  Comparison(CatalogState before, CatalogState after, Selector selector) {
    this.before = before;
    this.after = after;
    this.selector = selector;
    this.pairs = new Pairs(before, after);
  }

  CatalogDiff diff() {
    pairs.afterOf().forEach(this::compare);
    pairs.added().stream().filter(this::isMeant).forEach(this::added);
    models.sort(Comparator.comparing(ModelChange::subject));
    pairs.removed().stream().filter(this::isMeant).forEach(this::removed);
    breaks();
    return new CatalogDiff(
        models,
        isOfAll()
            ? ColumnChanges.between(before.catalog().universe(), after.catalog().universe())
            : List.of(),
        breaks,
        marts,
        unchanged,
        isOfAll() ? spent() : List.of());
  }

  private boolean isOfAll() {
    return selector == Selector.ALL;
  }

  private boolean isMeant(Entry entry) {
    return selector.matches(entry.mart(), entry.model());
  }

  private void compare(Entry old, Entry now) {
    if (!isMeant(old) && !isMeant(now)) {
      return;
    }
    boolean moved = !old.mart().name().equals(now.mart().name());
    boolean scored = moved || !old.scoringHash().equals(now.scoringHash());
    if (!scored && old.metadataHash().equals(now.metadataHash())) {
      unchanged++;
      return;
    }
    boolean renamed = !old.subject().equals(now.subject());
    models.add(
        new ModelChange(
            renamed ? ModelChange.Kind.RENAMED : ModelChange.Kind.CHANGED,
            Optional.of(old.subject()),
            Optional.of(now.subject()),
            scored,
            ModelDifferences.between(before, old, after, now)));
    if (scored || !old.slot().equals(now.slot())) {
      marts.add(old.mart().name().value());
      marts.add(now.mart().name().value());
    }
  }

  private void added(Entry now) {
    models.add(
        new ModelChange(
            ModelChange.Kind.ADDED, Optional.empty(), Optional.of(now.subject()), true, List.of()));
    marts.add(now.mart().name().value());
  }

  private void removed(Entry old) {
    models.add(
        new ModelChange(
            ModelChange.Kind.REMOVED,
            Optional.of(old.subject()),
            Optional.empty(),
            false,
            List.of()));
    marts.add(old.mart().name().value());
  }

  private void breaks() {
    Map<Slot, Entry> taken = new HashMap<>();
    after.models().values().forEach(entry -> taken.put(entry.slot(), entry));
    for (Entry old : before.models().values()) {
      Entry now = pairs.afterOf().get(old);
      if (isMeant(old) && (now == null || !now.slot().equals(old.slot()))) {
        breaks.add(broken(old, now, Optional.ofNullable(taken.get(old.slot()))));
      }
    }
  }

  /**
   * @param now what became of the model; null when it is gone
   */
  private Break broken(Entry old, Entry now, Optional<Entry> other) {
    String columns =
        "columns %s and %s of mart %s"
            .formatted(old.model().rankColumn(), old.model().binaryColumn(), old.mart().name());
    String message =
        other
            .map(entry -> "The %s now mean %s.".formatted(columns, entry.subject()))
            .orElse("The %s are gone.".formatted(columns));
    return new Break(
        old.subject(),
        message,
        accepted(old.subject()),
        now == null ? placeOf(old.mart()) : now.model().number().location());
  }

  /** Where a mart stands now, or else the catalog. */
  private Location placeOf(Mart former) {
    return after.catalog().marts().stream()
        .map(Mart::name)
        .filter(name -> name.equals(former.name()))
        .findFirst()
        .orElse(after.catalog().name())
        .location();
  }

  private Optional<String> accepted(String subject) {
    return after.catalog().governance().accepted().stream()
        .filter(each -> each.model().value().equals(subject))
        .map(each -> each.reason().value())
        .findFirst();
  }

  private List<String> spent() {
    return after.catalog().governance().accepted().stream()
        .map(AcceptedBreak::model)
        .map(Object::toString)
        .filter(model -> breaks.stream().noneMatch(each -> each.model().equals(model)))
        .filter(model -> !after.models().containsKey(model))
        .toList();
  }
}
