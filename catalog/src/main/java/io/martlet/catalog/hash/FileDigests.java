package io.martlet.catalog.hash;

import io.martlet.catalog.Sha256Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The SHA-256 of a catalog's files, each read once. Files that a former state of the catalog does
 * not have, such as what a build makes, may be looked for elsewhere.
 */
public final class FileDigests {

  private static final String MISSING = "missing";

  private final Path root;
  private final Optional<Path> elsewhere;
  private final Map<String, String> known = new HashMap<>();
  private final Set<String> found = new TreeSet<>();

  private FileDigests(Path root, Optional<Path> elsewhere) {
    this.root = root;
    this.elsewhere = elsewhere;
  }

  public static FileDigests in(Path root) {
    return new FileDigests(root, Optional.empty());
  }

  /** Of files in a folder, or else in another. */
  public static FileDigests in(Path root, Path elsewhere) {
    return new FileDigests(root, Optional.of(elsewhere));
  }

  /** The digest of a file, by its path in the catalog's folder; one word when there is none. */
  public String of(String path) {
    return known.computeIfAbsent(path, this::read);
  }

  /** The paths that were found elsewhere so far. */
  public Set<String> elsewhere() {
    return found;
  }

  private String read(String path) {
    Optional<String> here = digest(root, path);
    if (here.isPresent() || elsewhere.isEmpty()) {
      return here.orElse(MISSING);
    }
    Optional<String> there = digest(elsewhere.get(), path);
    there.ifPresent(digest -> found.add(path));
    return there.orElse(MISSING);
  }

  private static Optional<String> digest(Path root, String path) {
    try {
      Path file = root.resolve(path);
      return Files.isRegularFile(file) ? Optional.of(Sha256Digest.of(file)) : Optional.empty();
    } catch (IOException | InvalidPathException unreadable) {
      return Optional.empty();
    }
  }
}
