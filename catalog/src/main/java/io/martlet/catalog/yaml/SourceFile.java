package io.martlet.catalog.yaml;

import io.martlet.catalog.Location;
import io.martlet.catalog.diagnostic.SourceTexts;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.CollectionNode;
import org.yaml.snakeyaml.nodes.Node;

/** A file that was read, and the places in it. */
final class SourceFile {

  private final String name;
  private final String text;
  private final Map<String, String> scalars;
  private final List<String> lines;
  private final int[] characters;

  /**
   * @param name path relative to the catalog's folder, with forward slashes
   * @param scalars those of all files so far, to keep equal ones once
   */
  SourceFile(String name, String text, Map<String, String> scalars) {
    this.name = name;
    this.text = text;
    this.scalars = scalars;
    this.lines = SourceTexts.lines(text);
    this.characters = lines.stream().mapToInt(SourceFile::characters).toArray();
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  /** An equal text, the same wherever the catalog has it: thousands of models read one column. */
  String same(String scalar) {
    return scalars.computeIfAbsent(scalar, first -> first);
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
    String line = lines.get(Math.min(mark.getLine(), lines.size() - 1));
    int from = line.offsetByCodePoints(0, Math.min(mark.getColumn(), characters(line)));
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

  private static int characters(String line) {
    return line.codePointCount(0, line.length());
  }
}
