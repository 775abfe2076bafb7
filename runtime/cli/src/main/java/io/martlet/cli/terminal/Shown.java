package io.martlet.cli.terminal;

import java.nio.file.Path;

/** Paths as a user of this folder would type them. */
public final class Shown {

  private Shown() {}

  public static String path(Path path) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = path.toAbsolutePath().normalize();
    return absolute.startsWith(here) ? here.relativize(absolute).toString() : absolute.toString();
  }
}
