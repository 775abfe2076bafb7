package io.martlet.catalog;

/**
 * A range of a source file. Lines and columns count from 1, columns in characters; the end is
 * exclusive. A location without a place ({@link #NONE}, or line 0 of a file) stands for the whole.
 *
 * @param file path relative to the catalog's folder, with forward slashes
 */
public record Location(String file, int line, int column, int endLine, int endColumn) {

  /** Nowhere in particular. */
  public static final Location NONE = new Location("", 0, 0, 0, 0);

  /** The whole of one file. */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0, 0, 0);
  }

  /** A single line of a file; what a Java catalog knows of itself. */
  public static Location ofLine(String file, int line) {
    return new Location(file, line, 1, line, 1);
  }

  /** Whether the location names a line. */
  public boolean hasLine() {
    return line > 0;
  }

  @Override
  public String toString() {
    return hasLine() ? file + ":" + line + ":" + column : file;
  }
}
