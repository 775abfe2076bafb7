package io.martlet.cli;

import java.nio.file.Path;

/** Paths as a user of this folder would type them. */
final class Shown {

  private Shown() {}

  static String path(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
  }
}
