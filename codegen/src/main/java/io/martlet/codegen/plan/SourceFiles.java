package io.martlet.codegen.plan;

import io.martlet.plan.PlanException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that a universe's source names: the one of that name, whatever signs are in it, or else
 * those that it matches as a glob whose last part has wildcards.
 */
final class SourceFiles {

  private SourceFiles() {}

  /** Paths relative to the folder, sorted. */
  static List<String> matching(Path folder, String source) {
    boolean named = Files.exists(folder.resolve(source));
    if (named || (!source.contains("*") && !source.contains("?"))) {
      return List.of(source);
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + source);
    Path parent = folder.resolve(source).getParent();
    try (Stream<Path> files = Files.list(parent)) {
      List<String> found =
          files
              .map(folder::relativize)
              .filter(matcher::matches)
              // What editors and file systems leave beside files.
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .map(Path::toString)
              .sorted()
              .toList();
      if (found.isEmpty()) {
        throw new PlanException("no file matches the universe's source \"" + source + "\"");
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
