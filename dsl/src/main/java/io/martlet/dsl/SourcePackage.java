package io.martlet.dsl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of sources and the package that they say they are of, whatever the folder is called: a
 * catalog may be copied elsewhere.
 *
 * @param name of the package, such as {@code com.bank}; may be empty
 */
record SourcePackage(String name, Path folder) {

  private static final String SUFFIX = ".java";

  /** Whether a package lies in the folder: this one, or one below. */
  boolean has(String packageName) {
    return name.isEmpty() || packageName.equals(name) || packageName.startsWith(name + ".");
  }

  /** The source files of a package that lies in the folder. */
  List<Path> files(String packageName) throws IOException {
    String below = packageName.substring(Math.min(packageName.length(), start()));
    Path place = folder.resolve(below.replace('.', '/'));
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(place)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  /** The class that a source file of the folder is named after. */
  Optional<String> className(Path file) {
    if (!file.startsWith(folder)) {
      return Optional.empty();
    }
    String below = folder.relativize(file).toString().replace('/', '.');
    String type = below.substring(0, below.length() - SUFFIX.length());
    return Optional.of(name.isEmpty() ? type : name + "." + type);
  }

  /** A source file of the folder, from its path under the source root, were there one. */
  Optional<Path> file(String path) {
    String prefix = name.isEmpty() ? "" : name.replace('.', '/') + "/";
    return path.startsWith(prefix)
        ? Optional.of(folder.resolve(path.substring(prefix.length())))
        : Optional.empty();
  }

  /** The folder that the package begins in; the folder itself when it is named otherwise. */
  Path root() {
    Path packages = Path.of(name.replace('.', '/'));
    Path root = folder;
    if (!name.isEmpty() && folder.endsWith(packages)) {
      for (int i = 0; i < packages.getNameCount(); i++) {
        root = root.getParent();
      }
    }
    return root;
  }

  private int start() {
    return name.isEmpty() ? 0 : name.length() + 1;
  }
}
