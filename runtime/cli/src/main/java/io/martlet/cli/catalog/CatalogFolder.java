package io.martlet.cli.catalog;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the catalog that a command means. */
final class CatalogFolder {

  private static final String MAIN = "catalog.yaml";

  private CatalogFolder() {}

  /** Whether there is a catalog in that folder. */
  static boolean is(Path folder) {
    return Files.exists(folder.resolve(MAIN));
  }

  /**
   * The named folder, or, when none is named, the one around the current folder, or else the only
   * one under {@code catalogs/}.
   */
  static Path of(Path named) {
    if (named != null) {
      Path path = named.toAbsolutePath().normalize();
      return path.endsWith(MAIN) ? path.getParent() : path;
    }
    Path here = Path.of("").toAbsolutePath();
    for (Path folder = here; folder != null; folder = folder.getParent()) {
      if (is(folder)) {
        return folder;
      }
    }
    List<Path> candidates = candidates(here.resolve("catalogs"));
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    throw new CommandFailure(
        ExitCode.USAGE,
        candidates.isEmpty()
            ? "No catalog here. Name the folder of one, such as catalogs/insurance."
            : "Which catalog? Name one of "
                + candidates.stream()
                    .map(folder -> here.relativize(folder).toString())
                    .collect(Collectors.joining(", "))
                + ".");
  }

  private static List<Path> candidates(Path catalogs) {
    if (!Files.isDirectory(catalogs)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(catalogs)) {
      return folders.filter(CatalogFolder::is).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
