package io.martlet.catalog.source;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * One entry of a universe's source: a file, a folder, or a glob, by its path in the catalog's
 * folder or by its URI. Every sign stands for itself, in URIs too, but {@code *} (any signs) and
 * {@code ?} (one) in the last part, where no file has the very name.
 */
public record SourceEntry(String written) {

  /** What an entry looks like. */
  public static final String PATTERN =
      "s3a?://[^/]+/.*|hdfs://[^/]*/.+|file:/(//)?[^/].*|(?![A-Za-z][A-Za-z0-9+.-]*:/)[^/].*";

  private static final Pattern FORM = Pattern.compile(PATTERN, Pattern.DOTALL);
  private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:/.*", Pattern.DOTALL);
  private static final Pattern SLASHES = Pattern.compile("/+$");
  private static final String FILE = "file:/";

  /** Whether it is a path or a URI of a kind that is known. */
  public boolean isKnown() {
    return FORM.matcher(written).matches();
  }

  /** Whether it is no path in the catalog's folder. */
  public boolean isUri() {
    return URI.matcher(written).matches();
  }

  /** Whether it lies on this machine. */
  public boolean isLocal() {
    return !isUri() || written.startsWith(FILE);
  }

  /** The place as files below it are named, without a slash at its end. */
  String place() {
    if (written.startsWith(FILE)) {
      return "file:" + normal(written.substring(FILE.length() - 1).replaceFirst("^/+", "/"));
    }
    return isUri() ? SLASHES.matcher(written).replaceFirst("") : normal(written);
  }

  private static String normal(String path) {
    try {
      return Path.of(path).normalize().toString();
    } catch (InvalidPathException noPath) {
      return path;
    }
  }

  boolean hasWildcard() {
    return isWild(place());
  }

  boolean hasWildcardFolder() {
    return isWild(folder());
  }

  /** The folder of the last part; empty for the catalog's own. */
  String folder() {
    String place = place();
    return place.substring(0, Math.max(0, place.lastIndexOf('/')));
  }

  /** The last part. */
  String last() {
    String place = place();
    return place.substring(place.lastIndexOf('/') + 1);
  }

  private static boolean isWild(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }
}
