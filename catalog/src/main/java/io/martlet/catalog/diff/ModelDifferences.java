package io.martlet.catalog.diff;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Located;
import io.martlet.catalog.Model;
import io.martlet.catalog.diff.CatalogState.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How two states of a model differ, a phrase each. */
final class ModelDifferences {

  private final Model old;
  private final Model now;
  private final List<String> phrases = new ArrayList<>();

  private ModelDifferences(Model old, Model now) {
    this.old = old;
    this.now = now;
  }

  static List<String> between(CatalogState before, Entry old, CatalogState after, Entry now) {
    return new ModelDifferences(old.model(), now.model())
        .phrases(before.catalog(), after.catalog(), !old.scoringHash().equals(now.scoringHash()));
  }

  private List<String> phrases(Catalog before, Catalog after, boolean scored) {
    differ("number", old.number(), now.number());
    inputs();
    types(before, after);
    differ("binary", old.binary(), now.binary());
    differ("symbol", symbol(before, old), symbol(after, now));
    differ("parameters", written(old.parameters()), written(now.parameters()));
    differ("rank", old.rank(), now.rank());
    if (scored && phrases.isEmpty()) {
      phrases.add("other bytes of " + files());
    }
    differ("owner", written(old.owner()), written(now.owner()));
    differ("tags", old.tags(), now.tags());
    return phrases;
  }

  private String files() {
    return old.parameters().isPresent() ? "its binary or parameters" : "its binary";
  }

  private void inputs() {
    List<Located<String>> gone = new ArrayList<>(old.inputs());
    gone.removeAll(now.inputs());
    List<Located<String>> fresh = new ArrayList<>(now.inputs());
    fresh.removeAll(old.inputs());
    fresh.forEach(input -> phrases.add("+ input " + input));
    gone.forEach(input -> phrases.add("- input " + input));
    if (gone.isEmpty() && fresh.isEmpty() && !old.inputs().equals(now.inputs())) {
      phrases.add("inputs in another order");
    }
  }

  private void types(Catalog before, Catalog after) {
    Map<String, String> oldTypes = ColumnChanges.types(before.universe());
    Map<String, String> newTypes = ColumnChanges.types(after.universe());
    for (Located<String> input : now.inputs()) {
      String was = oldTypes.get(input.value());
      String is = newTypes.get(input.value());
      if (was != null && is != null && !was.equals(is)) {
        phrases.add("input %s: %s -> %s".formatted(input, was, is));
      }
    }
  }

  private static String symbol(Catalog catalog, Model model) {
    BinaryKind kind =
        catalog
            .binary(model.binary().value())
            .map(binary -> binary.kind().value())
            .orElse(BinaryKind.LIBRARY);
    return model.symbolIn(kind);
  }

  private static String written(Optional<Located<String>> text) {
    return text.map(Located::value).orElse("none");
  }

  private void differ(String what, Object was, Object is) {
    if (!was.equals(is)) {
      phrases.add("%s %s -> %s".formatted(what, was, is));
    }
  }
}
