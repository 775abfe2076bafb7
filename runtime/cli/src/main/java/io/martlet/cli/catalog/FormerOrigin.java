package io.martlet.cli.catalog;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** Where another state of a catalog comes from. */
final class FormerOrigin {

  private FormerOrigin() {}

  /**
   * @param place a folder, a Java source file or a jar
   */
  static CatalogOrigin at(CatalogOrigin now, Path place) {
    if (place.toString().endsWith(".java")) {
      return new CatalogOrigin.JavaFile(place, now.classPath());
    }
    if (now instanceof CatalogOrigin.JavaClass type) {
      return sameClass(type, place);
    }
    if (place.toString().endsWith(".jar")) {
      return new CatalogOrigin.JavaJar(place, place.getParent(), now.classPath());
    }
    return now instanceof CatalogOrigin.JavaFile java && !CatalogFolder.is(place)
        ? new CatalogOrigin.JavaFile(place.resolve(java.file().getFileName()), java.classPath())
        : new CatalogOrigin.Yaml(CatalogFolder.of(place));
  }

  /** The catalog's source in a folder that git has unpacked. */
  static CatalogOrigin inGit(CatalogOrigin now, Path folder) {
    if (now instanceof CatalogOrigin.JavaClass || now instanceof CatalogOrigin.JavaJar) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Git has the sources of a compiled catalog only. Compare source files, or build the"
              + " former state and name it: --against former.jar, or a folder of classes.");
    }
    return at(now, folder);
  }

  /** The class must be there itself: one of now must not be taken for it. */
  private static CatalogOrigin sameClass(CatalogOrigin.JavaClass type, Path place) {
    String file = type.name().replace('.', '/') + ".class";
    if (!holds(place, file)) {
      throw new CommandFailure(
          ExitCode.USAGE, "%s has no class %s.".formatted(Shown.path(place), type.name()));
    }
    List<Path> classPath = Stream.concat(Stream.of(place), type.classPath().stream()).toList();
    return new CatalogOrigin.JavaClass(
        type.name(), Files.isDirectory(place) ? place : place.getParent(), classPath);
  }

  private static boolean holds(Path place, String file) {
    if (Files.isDirectory(place)) {
      return Files.isRegularFile(place.resolve(file));
    }
    try (JarFile jar = new JarFile(place.toFile())) {
      return jar.getEntry(file) != null;
    } catch (IOException noJar) {
      return false;
    }
  }
}
