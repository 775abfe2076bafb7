package io.martlet.catalog.source;

import io.martlet.catalog.hash.RememberedHashes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of this machine: those of a catalog's folder by their paths there, others by URI. */
public final class LocalStore implements SourceStore {

  private static final String SCHEME = "file:";

  private final Path folder;
  private final RememberedHashes hashes;

  /** With hashes that are not kept. */
  public LocalStore(Path folder) {
    this(folder, RememberedHashes.unkept());
  }

  /**
   * @param folder the catalog's
   */
  public LocalStore(Path folder, RememberedHashes hashes) {
    this.folder = folder;
    this.hashes = hashes;
  }

  @Override
  public boolean reaches(SourceEntry place) {
    return place.isLocal();
  }

  @Override
  public Optional<StoredFile> find(String name) {
    try {
      Path file = path(name);
      return Files.exists(file) ? Optional.of(stored(name, file)) : Optional.empty();
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw new SourceException(name, unreadable);
    }
  }

  @Override
  public List<StoredFile> list(String name) {
    Path place = path(name);
    if (!Files.isDirectory(place)) {
      return List.of();
    }
    String prefix = name.isEmpty() ? "" : name + "/";
    try (Stream<Path> files = Files.list(place)) {
      return files.map(file -> listed(prefix + file.getFileName(), file)).toList();
    } catch (IOException unreadable) {
      throw new SourceException(name, unreadable);
    }
  }

  /** Where a file of that name lies. */
  public Path path(String name) {
    return name.startsWith(SCHEME)
        ? Path.of(name.substring(SCHEME.length()))
        : folder.resolve(name);
  }

  private StoredFile listed(String name, Path file) {
    try {
      return stored(name, file);
    } catch (IOException unreadable) {
      throw new SourceException(name, unreadable);
    }
  }

  private StoredFile stored(String name, Path file) throws IOException {
    BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
    return new StoredFile(name, now.isDirectory(), now.size(), () -> version(name, file));
  }

  private String version(String name, Path file) {
    try {
      return "sha256:" + hashes.of(file);
    } catch (IOException unreadable) {
      throw new SourceException(name, unreadable);
    }
  }
}
