package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.source.LocalStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The folder of a catalog, and the files in it that the catalog names. Nothing may escape it. */
public final class CatalogFolder {

  private static final MissingFile MISSING = new MissingFile();
  private static final PathOutsideCatalog OUTSIDE = new PathOutsideCatalog();

  private final Path root;
  private final Map<Path, Boolean> insideFolders = new HashMap<>();
  private Path realRoot;

  public CatalogFolder(Path root) {
    this.root = root;
  }

  /**
   * The regular file that a catalog names.
   *
   * @param what names the thing in messages, such as {@code the universe}
   * @return the file; empty, with a finding, when it is missing, no file or outside the folder
   */
  public Optional<Path> file(Located<String> path, String subject, String what, Findings findings) {
    Optional<Path> written = inside(path, subject, what, findings);
    if (written.isPresent() && isOwnFile(written.get())) {
      return written;
    }
    Optional<Path> found = written.flatMap(place -> existing(place, path, subject, what, findings));
    if (found.isPresent() && !Files.isRegularFile(found.get())) {
      findings.add(folderOf(path), MISSING.notAFile(path, subject, what));
      return Optional.empty();
    }
    return found;
  }

  /** Like {@link #file} for what may as well be a folder of files. */
  public Optional<Path> existing(
      Located<String> path, String subject, String what, Findings findings) {
    return inside(path, subject, what, findings)
        .flatMap(place -> existing(place, path, subject, what, findings));
  }

  private Optional<Path> existing(
      Path place, Located<String> path, String subject, String what, Findings findings) {
    if (!Files.exists(place)) {
      findings.add(folderOf(path), MISSING.missing(path, subject, what));
      return Optional.empty();
    }
    if (!staysInside(place)) {
      findings.add(folderOf(path), OUTSIDE.linkedOutside(path, subject, what));
      return Optional.empty();
    }
    return Optional.of(place);
  }

  /**
   * Whether a regular file, no link, stands in a folder that stays inside. It takes one look at
   * each of thousands of files.
   */
  private boolean isOwnFile(Path place) {
    try {
      return Files.readAttributes(place, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
              .isRegularFile()
          && insideFolders.computeIfAbsent(place.getParent(), this::staysInside);
    } catch (IOException missing) {
      return false;
    }
  }

  /** The path as written, when it names a place in the folder; nothing needs to stand there. */
  public Optional<Path> inside(
      Located<String> path, String subject, String what, Findings findings) {
    try {
      Path relative = Path.of(path.value());
      Path place = root.resolve(relative).normalize();
      if (!relative.isAbsolute() && place.startsWith(root.normalize())) {
        return Optional.of(place);
      }
      findings.add(folderOf(path), OUTSIDE.writtenOutside(path, subject, what));
    } catch (InvalidPathException notAPath) {
      findings.add(folderOf(path), MISSING.missing(path, subject, what));
    }
    return Optional.empty();
  }

  /** The deliveries in the folder, and elsewhere on this machine. */
  LocalStore store() {
    return new LocalStore(root);
  }

  /** Where a path that was found in order leads. */
  Path place(String path) {
    return root.resolve(path).normalize();
  }

  /** What locations call a file of the folder: its path from there, with forward slashes. */
  public String nameOf(Path file) {
    return root.normalize().relativize(file).toString().replace('\\', '/');
  }

  /** A finding for a glob that no file matches. */
  public Diagnostic nothingMatches(Located<String> glob, String what) {
    return MISSING.nothingMatches(glob, what);
  }

  /** What files that are missing together have in common: a folder that was not built or added. */
  private static String folderOf(Located<String> path) {
    return path.value().substring(0, path.value().lastIndexOf('/') + 1);
  }

  private boolean staysInside(Path place) {
    try {
      if (realRoot == null) {
        realRoot = root.toRealPath();
      }
      return place.toRealPath().startsWith(realRoot);
    } catch (IOException unreadable) {
      return false;
    }
  }
}
