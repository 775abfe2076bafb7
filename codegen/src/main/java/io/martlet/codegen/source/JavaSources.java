package io.martlet.codegen.source;

import com.palantir.javapoet.JavaFile;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Mart;
import io.martlet.codegen.columns.UniverseColumns;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes a catalog as Java: building it gives an equal catalog. A large one gets a class for each
 * mart beside its own.
 */
public final class JavaSources {

  private static final int SMALL = 100;

  private JavaSources() {}

  /**
   * The files of a valid catalog, the catalog's own first, from name to text. All lie in one
   * folder.
   *
   * @param packageName may be empty
   */
  public static Map<String, String> write(Catalog catalog, String packageName) {
    SourceNaming names = new SourceNaming(catalog);
    boolean split = catalog.modelCount() > SMALL;
    Map<String, String> files = new LinkedHashMap<>();
    files.put(names.main() + ".java", CatalogText.of(catalog, names, packageName, split));
    for (JavaFile file : UniverseColumns.generate(packageName, catalog.universe())) {
      files.put(file.typeSpec().name() + ".java", file.toString());
    }
    if (split) {
      for (Mart mart : catalog.marts()) {
        files.put(names.type(mart) + ".java", MartText.file(mart, names, packageName));
      }
    }
    return files;
  }
}
