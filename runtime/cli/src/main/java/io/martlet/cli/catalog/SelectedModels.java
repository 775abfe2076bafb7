package io.martlet.cli.catalog;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.plan.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which models a command is about, and of which catalog; both may be left out. */
public final class SelectedModels {

  @Parameters(
      paramLabel = "[SELECTOR] [CATALOG]",
      arity = "0..2",
      hideParamSyntax = true,
      description = {
        "Which models, by default all: a name or mart/name,",
        "with * and ?, or one of",
        "  tag:T mart:M owner:O column:C binary:B",
        "  changed:GIT_REF",
        "combined by , (either) & (both) ! (not) and",
        "brackets. And of which catalog: its folder, a Java",
        "source file, a jar, or a class on --class-path. By",
        "default the folder around this one, or the only one",
        "under catalogs/."
      })
  private List<String> words = new ArrayList<>();

  @Mixin private ClassPathOption classPath;
  @Mixin private ReportOption report;

  /** The stored plan that is named in the place of a catalog, if one is. */
  public Optional<String> plan() {
    return words.stream().filter(word -> word.endsWith(".json")).findFirst();
  }

  /** The run that is named, if one is. */
  public Optional<String> run() {
    return words.stream().filter(RunId::isOne).findFirst();
  }

  /** Where the catalog comes from. */
  public CatalogOrigin origin() {
    List<String> catalogs = words.stream().filter(this::isCatalog).toList();
    if (catalogs.size() > 1) {
      throw new CommandFailure(ExitCode.USAGE, "Name one catalog, not two.");
    }
    return CatalogOrigin.of(catalogs.isEmpty() ? null : catalogs.get(0), classPath.paths());
  }

  /**
   * The catalog that comes from there, which must be in order.
   *
   * @throws CommandFailure when it is not, and what was found is told
   */
  public Catalog valid(CatalogOrigin origin, Console console) {
    return report.require(CheckedCatalog.of(origin), console);
  }

  ReportOption report() {
    return report;
  }

  /**
   * What is selected of the catalog, which comes from there.
   *
   * @throws CommandFailure when the selector is malformed
   */
  public ModelSelection of(CatalogOrigin origin, Catalog catalog) {
    List<String> selectors = selectors();
    if (selectors.size() > 1) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "There is no catalog \"%s\". Selectors with blanks stand in quotes."
              .formatted(selectors.get(1)));
    }
    return selectors.isEmpty()
        ? ModelSelection.all(catalog)
        : ModelSelection.of(selectors.get(0), origin, catalog);
  }

  /** Whether a part of the catalog is selected. */
  public boolean isSelective() {
    return !selectors().isEmpty();
  }

  /**
   * The catalog with the marts only that are selected, here by their bare names as well.
   *
   * @throws CommandFailure when the selector is malformed, means no mart, or a part of one
   */
  public Catalog wholeMarts(CatalogOrigin origin, Catalog catalog) {
    return models(origin, catalog).wholeMarts();
  }

  /**
   * What is selected, a mart here by its bare name as well.
   *
   * @throws CommandFailure when the selector is malformed
   */
  public ModelSelection models(CatalogOrigin origin, Catalog catalog) {
    List<String> selectors = selectors();
    boolean isMart =
        selectors.size() == 1
            && catalog.marts().stream()
                .anyMatch(mart -> mart.name().value().equals(selectors.get(0)));
    return isMart
        ? ModelSelection.of("mart:" + selectors.get(0), origin, catalog)
        : of(origin, catalog);
  }

  private List<String> selectors() {
    return words.stream().filter(word -> !isCatalog(word) && !RunId.isOne(word)).toList();
  }

  /** Selectors are no paths: they begin with no dot or slash, and have no such endings. */
  private boolean isCatalog(String word) {
    return word.startsWith(".")
        || word.startsWith("/")
        || word.endsWith(".java")
        || word.endsWith(".jar")
        || word.endsWith(".yaml")
        || Files.isDirectory(Path.of(word))
        || isClass(word);
  }

  /** Models' names are lower-case letters. */
  private boolean isClass(String word) {
    return !classPath.paths().isEmpty()
        && SourceVersion.isName(word)
        && !word.equals(word.toLowerCase(Locale.ROOT));
  }
}
