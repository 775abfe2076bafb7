package io.martlet.catalog.yaml;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Mart;
import io.martlet.catalog.format.Formatter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes catalogs as canonical YAML: equal catalogs give equal bytes, and reading them gives an
 * equal catalog. What most models of a mart have in common is written once, as its defaults.
 */
public final class CatalogWriter {

  private CatalogWriter() {}

  /**
   * Writes a catalog's YAML files into its folder. Other files, such as binaries, are not touched.
   *
   * @throws IllegalArgumentException if mart names are no file names, or repeated
   */
  public static void write(Catalog catalog, Path folder) throws IOException {
    for (Map.Entry<String, String> file : write(catalog).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  /**
   * A catalog's YAML files, from path in its folder to text.
   *
   * @throws IllegalArgumentException if mart names are no file names, or repeated
   */
  public static Map<String, String> write(Catalog catalog) {
    Map<String, String> files = new LinkedHashMap<>();
    files.put("catalog.yaml", MainText.of(catalog));
    files.put(MainText.UNIVERSE, UniverseText.of(catalog.universe()));
    for (Mart mart : catalog.marts()) {
      if (files.put(MainText.file(mart), MartText.of(mart)) != null) {
        throw new IllegalArgumentException("Two marts are named " + mart.name());
      }
    }
    if (!catalog.deployment().equals(Deployment.DEFAULT)) {
      files.put(MainText.DEPLOYMENT, DeploymentText.of(catalog.deployment()));
    }
    files.replaceAll((file, text) -> Formatter.format(text));
    return files;
  }
}
