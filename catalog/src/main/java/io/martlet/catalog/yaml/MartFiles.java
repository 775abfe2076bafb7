package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.check.CatalogFolder;
import io.martlet.catalog.diagnostic.Findings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Finds the files of the marts: paths as written, globs sorted, none twice. A glob passes over
 * names that begin with a dot, which editors and file systems leave beside files.
 */
final class MartFiles {

  private static final int DEEPEST = 16;

  private final Path root;
  private final CatalogFolder folder;
  private final Findings findings;
  private final Map<String, Path> found = new LinkedHashMap<>();

  MartFiles(Path root, CatalogFolder folder, Findings findings) {
    this.root = root;
    this.folder = folder;
    this.findings = findings;
  }

  /** From the name relative to the root to the file. */
  Map<String, Path> find(List<Located<String>> written) {
    for (Located<String> path : written) {
      boolean glob = isGlob(path.value()) && !isName(path.value());
      List<String> names = glob ? matches(path) : List.of(path.value());
      for (String name : names) {
        folder
            .file(Located.at(path.location(), name), "", "a mart", findings)
            .ifPresent(file -> found.putIfAbsent(folder.nameOf(file), file));
      }
    }
    return found;
  }

  /** Whether a file has the very name. */
  private boolean isName(String path) {
    try {
      return Files.isRegularFile(root.resolve(path));
    } catch (InvalidPathException notAPath) {
      return false;
    }
  }

  private static boolean isGlob(String path) {
    return path.chars().anyMatch(each -> "*?[{".indexOf(each) >= 0);
  }

  private List<String> matches(Located<String> glob) {
    List<String> names = new ArrayList<>();
    if (folder.inside(glob, "", "the marts", findings).isEmpty()) {
      return names;
    }
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob.value());
      Path start = start(glob.value());
      if (Files.isDirectory(start)) {
        try (Stream<Path> files = Files.walk(start, DEEPEST)) {
          files
              .filter(file -> !isHidden(start.relativize(file)))
              .map(root::relativize)
              .filter(matcher::matches)
              .map(Path::toString)
              .forEach(names::add);
        }
      }
    } catch (IOException | UncheckedIOException | PatternSyntaxException unusable) {
      names.clear();
    }
    if (names.isEmpty()) {
      findings.add(folder.nothingMatches(glob, "the marts"));
    }
    names.sort(null);
    return names;
  }

  private static boolean isHidden(Path path) {
    return StreamSupport.stream(path.spliterator(), false)
        .anyMatch(part -> part.toString().startsWith("."));
  }

  /** The deepest folder that every match lies in, so that the rest is not walked. */
  private Path start(String glob) {
    Path start = root;
    for (String part : glob.split("/", -1)) {
      if (isGlob(part) || !Files.isDirectory(start.resolve(part))) {
        return start;
      }
      start = start.resolve(part);
    }
    return start;
  }
}
