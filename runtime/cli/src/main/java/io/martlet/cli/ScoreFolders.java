package io.martlet.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/** The folders of runs' score files, which are of no use once the marts are put together. */
final class ScoreFolders {

  private ScoreFolders() {}

  static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a run's folder, and those that runs which are no more have left beside it. */
  static void delete(Path folder, Set<String> running) {
    try (Stream<Path> folders = Files.list(folder.getParent())) {
      for (Path candidate : folders.toList()) {
        if (candidate.equals(folder) || !running.contains(candidate.getFileName().toString())) {
          delete(candidate);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
