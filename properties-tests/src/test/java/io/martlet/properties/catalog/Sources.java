package io.martlet.properties.catalog;

import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.dsl.JavaCatalogs;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Catalogs from Java sources that were written for them. */
final class Sources {

  private Sources() {}

  /** Compiles the sources, the catalog's own being the first, and builds the catalog. */
  static LoadedCatalog build(Map<String, String> sources) {
    String own = sources.keySet().iterator().next();
    Map<String, byte[]> files =
        sources.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, each -> each.getValue().getBytes(StandardCharsets.UTF_8)));
    return Folders.with(files, folder -> JavaCatalogs.ofFile(folder.resolve(own), List.of()));
  }
}
