package io.martlet.catalog.yaml;

import io.martlet.catalog.Location;
import io.martlet.catalog.diagnostic.SourceTexts;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.Node;

/** A file that was read, and the places in it. */
final class SourceFile {

  private final String name;
  private final String text;
  private final SameTexts scalars = new SameTexts();
  private final int[] characters;

  /**
   * @param name path relative to the catalog's folder, with forward slashes
   */
  SourceFile(String name, String text) {
    this.name = name;
    this.text = text;
    this.characters = SourceTexts.lineLengths(text);
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  /** An equal text, mostly the same wherever the file has it. */
  String same(String scalar) {
    return scalars.same(scalar);
  }

  /** Where the file begins. */
  Location start() {
    return new Location(name, 1, 1, 1, 1);
  }

  /** The place of a value; of a mapping or list over several lines, the first of them. */
  Location of(Node node) {
    Mark start = node.getStartMark();
    Mark end = node.getEndMark();
    if (node instanceof CollectionNode<?> && end.getLine() > start.getLine()) {
      return range(start, start.getLine(), Integer.MAX_VALUE);
    }
    return range(start, end.getLine(), end.getColumn());
  }

  /** One character. */
  Location character(Mark mark) {
    return range(mark, mark.getLine(), mark.getColumn() + 1);
  }

  /** From a mark to the next blank or bracket. */
  Location word(Mark mark) {
    int number = Math.min(mark.getLine(), characters.length - 1);
    String line = SourceTexts.lines(text).get(number);
    int from = line.offsetByCodePoints(0, Math.min(mark.getColumn(), characters[number]));
    int to = from;
    while (to < line.length() && " \t,[]{}".indexOf(line.charAt(to)) < 0) {
      to++;
    }
    return range(mark, mark.getLine(), mark.getColumn() + line.codePointCount(from, to));
  }

  /** Marks count from 0 and may lie behind the last character; locations do neither. */
  private Location range(Mark start, int endLine, int endColumn) {
    int line = Math.min(start.getLine(), characters.length - 1);
    int column = Math.min(start.getColumn(), characters[line]);
    int lastLine = Math.min(endLine, characters.length - 1);
    int lastColumn = Math.min(endColumn, characters[lastLine]);
    return new Location(name, line + 1, column + 1, lastLine + 1, lastColumn + 1);
  }
}
