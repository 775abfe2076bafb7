package io.martlet.cli.catalog;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where a folder is in its git repository, which is how build servers know files. */
final class GitFolder {

  private GitFolder() {}

  /**
   * The folder's path from the root of its repository, with forward slashes; from the current
   * folder where there is no repository; never absolute.
   */
  static String pathOf(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    for (Path root = absolute; root != null; root = root.getParent()) {
      if (Files.exists(root.resolve(".git"))) {
        return relative(root, absolute);
      }
    }
    Path here = Path.of("").toAbsolutePath();
    return absolute.startsWith(here) ? relative(here, absolute) : "";
  }

  private static String relative(Path root, Path folder) {
    return root.relativize(folder).toString().replace('\\', '/');
  }
}
