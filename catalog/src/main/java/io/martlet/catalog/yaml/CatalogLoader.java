package io.martlet.catalog.yaml;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.SourceTexts;
import io.martlet.catalog.load.LoadedCatalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads catalogs from YAML. Whatever a user may have written, loading returns: mistakes come back
 * as diagnostics, each at its place.
 */
public final class CatalogLoader {

  private static final String MAIN = "catalog.yaml";

  private CatalogLoader() {}

  /**
   * Reads a catalog.
   *
   * @param path the catalog's folder, or the {@code catalog.yaml} in it
   */
  public static LoadedCatalog load(Path path) {
    return load(path, Optional.empty());
  }

  /**
   * Reads a catalog with the deployment of one of its {@link Environments}.
   *
   * @param environment empty for the deployment that the catalog names
   */
  public static LoadedCatalog load(Path path, Optional<String> environment) {
    Path absolute = path.toAbsolutePath().normalize();
    boolean folder = Files.isDirectory(absolute) || absolute.getParent() == null;
    Path root = folder ? absolute : absolute.getParent();
    String main = folder ? MAIN : absolute.getFileName().toString();
    Findings findings = new Findings();
    CatalogReader reader = new CatalogReader(root, environment, findings);
    Optional<Catalog> catalog = reader.read(main);
    return new LoadedCatalog(
        findings.hasErrors() ? Optional.empty() : catalog,
        root,
        findings.sorted(),
        new SourceTexts(reader.texts()));
  }
}
