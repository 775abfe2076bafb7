package io.martlet.codegen.columns;

import com.palantir.javapoet.JavaFile;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.catalog.yaml.LoadedUniverse;
import io.martlet.catalog.yaml.UniverseLoader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Writes the typed columns of a universe for a catalog in Java, as a step of its build. Arguments:
 * the universe's YAML file, the package of the class, the folder of generated sources.
 */
public final class GenerateColumns {

  private GenerateColumns() {}

  /**
   * @throws IllegalArgumentException with the diagnostics, when the universe is not in order
   */
  public static void main(String[] arguments) {
    if (arguments.length != 3) {
      throw new IllegalArgumentException("Give a universe's YAML file, a package and a folder.");
    }
    LoadedUniverse loaded = UniverseLoader.load(Path.of(arguments[0]));
    if (loaded.universe().isEmpty()) {
      throw new IllegalArgumentException(
          "\n" + TextPrinter.plain(loaded.sources()).print(loaded.diagnostics()));
    }
    try {
      for (JavaFile file : UniverseColumns.generate(arguments[1], loaded.universe().get())) {
        file.writeTo(Path.of(arguments[2]));
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
