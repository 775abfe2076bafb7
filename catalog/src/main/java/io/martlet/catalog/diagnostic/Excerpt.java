package io.martlet.catalog.diagnostic;

import io.martlet.catalog.Location;

/**
 * A source line and carets under a place in it. Long lines are cut to a window around the place.
 *
 * @param underline blanks and carets; empty when the place is the line itself
 */
record Excerpt(String text, String underline) {

  private static final String CUT = "…";

  static Excerpt of(String line, Location place, int width) {
    int[] characters = line.codePoints().map(Excerpt::printable).toArray();
    int from = Math.min(place.column() - 1, characters.length);
    int to = place.endLine() == place.line() ? place.endColumn() - 1 : characters.length;
    boolean wholeLine = place.column() == 1 && place.endColumn() == 1;
    int start = characters.length <= width ? 0 : Math.max(0, from - width / 2);
    int end = Math.min(characters.length, start + width);
    String before = start > 0 ? CUT : "";
    String after = end < characters.length ? CUT : "";
    String text = before + new String(characters, start, end - start) + after;
    int carets = Math.max(1, Math.min(to, end) - from);
    String underline =
        wholeLine ? "" : " ".repeat(before.length() + from - start) + "^".repeat(carets);
    return new Excerpt(text.stripTrailing(), underline);
  }

  /** Carets must stand under what they mean: a sign for each that is not seen, blanks for tabs. */
  private static int printable(int character) {
    if (character == '\t') {
      return ' ';
    }
    return Printable.isShown(character) ? character : '\uFFFD';
  }
}
