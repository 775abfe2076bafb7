package io.martlet.cli.catalog;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Suggestion;
import io.martlet.catalog.diff.CatalogDiff;
import io.martlet.catalog.diff.CatalogState;
import io.martlet.catalog.diff.ModelChange;
import io.martlet.catalog.hash.FileDigests;
import io.martlet.catalog.select.Selector;
import io.martlet.cli.terminal.CommandFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models of a catalog that a selector means. */
public final class ModelSelection {

  private static final int NAMED = 3;

  private final String written;
  private final Selector selector;
  private final Catalog catalog;

  private ModelSelection(String written, Selector selector, Catalog catalog) {
    this.written = written;
    this.selector = selector;
    this.catalog = catalog;
  }

  static ModelSelection all(Catalog catalog) {
    return new ModelSelection("*", Selector.ALL, catalog);
  }

  /**
   * @param origin where the catalog comes from
   * @throws CommandFailure when the selector is malformed
   */
  static ModelSelection of(String written, CatalogOrigin origin, Catalog catalog) {
    Selector.Reading reading = Selector.parse(written, ref -> changedSince(ref, origin, catalog));
    if (reading instanceof Selector.Malformed wrong) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "This is no selector:%n  %s%n  %s^%n%s"
              .formatted(written, " ".repeat(wrong.position()), wrong.message()));
    }
    return new ModelSelection(written, ((Selector.Parsed) reading).selector(), catalog);
  }

  private static Set<String> changedSince(String ref, CatalogOrigin origin, Catalog catalog) {
    FormerState former = FormerState.of(origin, ref);
    CatalogState now = CatalogState.of(catalog, FileDigests.in(origin.folder()));
    return CatalogDiff.between(former.state(), now).models().stream()
        .map(ModelChange::subject)
        .collect(Collectors.toSet());
  }

  /** A model in its mart. */
  public record Selected(Mart mart, Model model) {

    public String subject() {
      return mart.name() + "/" + model.name();
    }
  }

  Selector selector() {
    return selector;
  }

  public boolean isOfAll() {
    return selector == Selector.ALL;
  }

  /**
   * The models that are meant, at least one.
   *
   * @throws CommandFailure when none is meant
   */
  public List<Selected> models() {
    List<Selected> selected = new ArrayList<>();
    for (Mart mart : catalog.marts()) {
      for (Model model : mart.models()) {
        if (selector.matches(mart, model)) {
          selected.add(new Selected(mart, model));
        }
      }
    }
    if (selected.isEmpty()) {
      throw none();
    }
    return selected;
  }

  /**
   * The catalog with the selected marts only. A mart is published whole or not at all, and so it is
   * selected.
   *
   * @throws CommandFailure when no mart is meant, or a part of one
   */
  public Catalog wholeMarts() {
    if (isOfAll()) {
      return catalog;
    }
    List<Mart> marts =
        catalog.marts().stream()
            .filter(mart -> mart.models().stream().anyMatch(model -> selector.matches(mart, model)))
            .toList();
    if (marts.isEmpty()) {
      throw none();
    }
    List<String> parts =
        marts.stream()
            .filter(mart -> !leftOut(mart).isEmpty())
            .map(mart -> "%n  %s: %s".formatted(mart.name(), without(mart)))
            .toList();
    if (!parts.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "A mart is published whole or not at all, and \"%s\" leaves out%s%nSelect whole marts: %s"
              .formatted(
                  written,
                  String.join("", parts),
                  marts.stream()
                      .map(mart -> "mart:" + mart.name())
                      .collect(Collectors.joining(","))));
    }
    return catalog.only(marts);
  }

  private List<Model> leftOut(Mart mart) {
    return mart.models().stream().filter(model -> !selector.matches(mart, model)).toList();
  }

  private String without(Mart mart) {
    List<Model> left = leftOut(mart);
    String names =
        left.stream()
            .limit(NAMED)
            .map(Model::name)
            .map(Located::value)
            .collect(Collectors.joining(", "));
    return left.size() <= NAMED
        ? names
        : String.format(Locale.ROOT, "%s and %,d more", names, left.size() - NAMED);
  }

  /** That none is meant, and what might have been. */
  CommandFailure none() {
    List<String> names =
        catalog.marts().stream()
            .flatMap(
                mart ->
                    mart.models().stream()
                        .flatMap(
                            model ->
                                Stream.of(model.name().value(), mart.name() + "/" + model.name())))
            .toList();
    return new CommandFailure(
        ExitCode.USAGE,
        "No model is \"%s\"%s. %s"
            .formatted(
                written,
                written.matches("[\\w./-]+") ? ", and no folder" : "",
                Suggestion.hint(written, names, ""))
            .strip());
  }
}
