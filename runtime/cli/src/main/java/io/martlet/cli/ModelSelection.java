package io.martlet.cli;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Suggestion;
import io.martlet.catalog.diff.CatalogDiff;
import io.martlet.catalog.diff.CatalogState;
import io.martlet.catalog.diff.ModelChange;
import io.martlet.catalog.hash.FileDigests;
import io.martlet.catalog.select.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of a catalog that a selector means. */
final class ModelSelection {

  private final CatalogOrigin origin;
  private final Catalog catalog;

  ModelSelection(CatalogOrigin origin, Catalog catalog) {
    this.origin = origin;
    this.catalog = catalog;
  }

  /** A model in its mart. */
  record Selected(Mart mart, Model model) {

    String subject() {
      return mart.name() + "/" + model.name();
    }
  }

  /**
   * The models that are meant, at least one.
   *
   * @throws CommandFailure when the selector is malformed or means none
   */
  List<Selected> of(String selector) {
    Selector understood = switchOn(Selector.parse(selector, this::changedSince), selector);
    List<Selected> selected = new ArrayList<>();
    for (Mart mart : catalog.marts()) {
      for (Model model : mart.models()) {
        if (understood.matches(mart, model)) {
          selected.add(new Selected(mart, model));
        }
      }
    }
    if (selected.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "No model is \"%s\". %s".formatted(selector, hint(selector)).strip());
    }
    return selected;
  }

  private static Selector switchOn(Selector.Reading reading, String text) {
    if (reading instanceof Selector.Malformed wrong) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "This is no selector:%n  %s%n  %s^%n%s"
              .formatted(text, " ".repeat(wrong.position()), wrong.message()));
    }
    return ((Selector.Parsed) reading).selector();
  }

  private Set<String> changedSince(String ref) {
    FormerState former = FormerState.of(origin, ref);
    CatalogState now = CatalogState.of(catalog, FileDigests.in(origin.folder()));
    return CatalogDiff.between(former.state(), now).models().stream()
        .map(ModelChange::subject)
        .collect(Collectors.toSet());
  }

  private String hint(String selector) {
    List<String> names =
        catalog.marts().stream()
            .flatMap(
                mart ->
                    mart.models().stream()
                        .flatMap(
                            model ->
                                Stream.of(model.name().value(), mart.name() + "/" + model.name())))
            .toList();
    return Suggestion.hint(selector, names, "");
  }
}
