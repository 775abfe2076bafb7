package io.martlet.catalog.load;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.SourceTexts;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What loading gave.
 *
 * @param catalog the catalog; empty when the diagnostics hold an error
 * @param root the catalog's folder, which its paths are relative to
 * @param diagnostics what loading found, sorted by place
 * @param sources the files that were read, to show diagnostics in
 */
public record LoadedCatalog(
    Optional<Catalog> catalog, Path root, List<Diagnostic> diagnostics, SourceTexts sources) {

  public LoadedCatalog {
    diagnostics = List.copyOf(diagnostics);
  }

  /** A catalog that was built in memory, such as by a Java source. */
  public static LoadedCatalog of(Catalog catalog, Path root) {
    return new LoadedCatalog(Optional.of(catalog), root, List.of(), SourceTexts.NONE);
  }

  /** This, and what loading it in another way has found and read beside that. */
  public LoadedCatalog and(LoadedCatalog other) {
    Set<Diagnostic> all = new LinkedHashSet<>(diagnostics);
    all.addAll(other.diagnostics);
    Map<String, String> texts = new HashMap<>(sources.texts());
    texts.putAll(other.sources.texts());
    return new LoadedCatalog(catalog, root, List.copyOf(all), new SourceTexts(texts));
  }
}
