package io.martlet.dsl;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.check.CatalogChecker;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Severity;
import io.martlet.catalog.diagnostic.SourceTexts;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.load.Summary;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Checks a catalog in a team's own tests, by all the rules of {@code martlet validate}:
 *
 * <pre>{@code
 * @Test
 * void theCatalogIsValid() {
 *   assertThat(new Bank()).isValid();
 * }
 * }</pre>
 *
 * <p>Needs no test library, and stands beside AssertJ's {@code assertThat} where both are imported.
 */
public final class CatalogAssert {

  private final BiFunction<Path, SourcePlaces, LoadedCatalog> loader;
  private final Path folder;

  private CatalogAssert(BiFunction<Path, SourcePlaces, LoadedCatalog> loader, Path folder) {
    this.loader = loader;
    this.folder = folder;
  }

  /** About the catalog of a source, whose paths start from the current folder. */
  public static CatalogAssert assertThat(CatalogSource source) {
    return new CatalogAssert(
        (folder, places) -> JavaCatalogs.of(source, folder, places), Path.of(""));
  }

  /** About a catalog, whose paths start from the current folder. */
  public static CatalogAssert assertThat(Catalog catalog) {
    return new CatalogAssert(
        (folder, places) -> LoadedCatalog.of(catalog, folder.toAbsolutePath().normalize()),
        Path.of(""));
  }

  /** The same catalog with its paths starting from that folder. */
  public CatalogAssert in(Path other) {
    return new CatalogAssert(loader, other);
  }

  /**
   * Passes when the catalog has no errors.
   *
   * @throws AssertionError with what {@code martlet validate} prints
   */
  public CatalogAssert isValid() {
    return hasNothingAbove(Severity.WARNING);
  }

  /**
   * Passes when the catalog has neither errors nor warnings.
   *
   * @throws AssertionError with what {@code martlet validate} prints
   */
  public CatalogAssert hasNoWarnings() {
    return hasNothingAbove(Severity.NOTE);
  }

  private CatalogAssert hasNothingAbove(Severity allowed) {
    // Constants may have been built long before: only now is it known where their sources are.
    SourcePlaces places = new SourcePlaces(Path.of("").toAbsolutePath());
    LoadedCatalog loaded = loader.apply(folder, places);
    List<Diagnostic> diagnostics = places.shown(CatalogChecker.check(loaded));
    if (diagnostics.stream().anyMatch(each -> each.severity().compareTo(allowed) < 0)) {
      throw new AssertionError(
          "\n"
              + TextPrinter.plain(new SourceTexts(places.texts())).print(diagnostics)
              + Summary.of(loaded.catalog(), diagnostics));
    }
    return this;
  }
}
