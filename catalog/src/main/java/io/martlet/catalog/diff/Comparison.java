package io.martlet.catalog.diff;

import io.martlet.catalog.AcceptedBreak.Kind;
import io.martlet.catalog.Location;
import io.martlet.catalog.Mart;
import io.martlet.catalog.diff.CatalogState.Entry;
import io.martlet.catalog.select.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
    this.pairs = new Pairs(before.outputs(), after.outputs());
  }

  CatalogDiff diff() {
    pairs.afterOf().forEach((old, now) -> compare(entry(before, old), entry(after, now)));
    pairs.added().stream()
        .map(added -> entry(after, added))
        .filter(this::isMeant)
        .forEach(this::added);
    models.sort(Comparator.comparing(ModelChange::subject));
    pairs.removed().stream()
        .map(removed -> entry(before, removed))
        .filter(this::isMeant)
        .forEach(this::removed);
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

  private static Entry entry(CatalogState state, ModelOutputs outputs) {
    return state.models().get(outputs.subject());
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
    if (scored || !old.outputs().slot().equals(now.outputs().slot())) {
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
    for (OutputBreak each : OutputBreak.between(pairs)) {
      Entry old = before.models().get(each.former().subject());
      if (isMeant(old)) {
        Location place =
            each.now()
                .map(now -> after.models().get(now.subject()).model().number().location())
                .orElseGet(() -> placeOf(old.mart()));
        breaks.add(
            new Break(old.subject(), each.message(), accepted(Kind.MODEL, old.subject()), place));
      }
    }
    if (isOfAll()) {
      before.key().flatMap(key -> after.key().flatMap(key::becoming)).ifPresent(this::keyBroken);
    }
  }

  private void keyBroken(String message) {
    String former = before.catalog().universe().key().value();
    breaks.add(
        new Break(
            "key " + former,
            message,
            accepted(Kind.KEY, former),
            after.catalog().universe().key().location()));
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

  private Optional<String> accepted(Kind kind, String subject) {
    return after.catalog().governance().accepted(kind, subject);
  }

  private List<String> spent() {
    return after.catalog().governance().accepted().stream()
        .filter(each -> each.kind() == Kind.MODEL)
        .map(each -> each.subject().value())
        .filter(model -> breaks.stream().noneMatch(each -> each.subject().equals(model)))
        .filter(model -> !after.models().containsKey(model))
        .toList();
  }
}
