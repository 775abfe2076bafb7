package io.martlet.catalog.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A scalar over several lines, after {@code |} or {@code >}: kept line by line, only indented.
 *
 * @param header the sign with what follows it on its line
 * @param content the lines, without their indentation
 * @param endsInBlankLines whether empty lines that mean nothing followed
 */
record Verbatim(String header, List<String> content, boolean endsInBlankLines) {

  private static final Pattern HEADER = Pattern.compile("[|>][+-]?(?:\\s+#.*)?");

  static boolean is(Node node) {
    return node instanceof ScalarNode scalar
        && (scalar.getScalarStyle() == ScalarStyle.LITERAL
            || scalar.getScalarStyle() == ScalarStyle.FOLDED);
  }

  static Verbatim of(Node node, List<String> source) {
    Mark start = node.getStartMark();
    Mark end = node.getEndMark();
    String headLine = source.get(start.getLine());
    String header =
        headLine.substring(headLine.offsetByCodePoints(0, start.getColumn())).stripTrailing();
    if (!HEADER.matcher(header).matches()) {
      throw new UnusualYamlException("a block of text says how far it is indented");
    }
    int last = end.getColumn() == 0 ? end.getLine() : end.getLine() + 1;
    List<String> lines =
        new ArrayList<>(source.subList(start.getLine() + 1, Math.min(last, source.size())));
    boolean blank = false;
    while (!header.startsWith("+", 1)
        && !lines.isEmpty()
        && lines.get(lines.size() - 1).isBlank()) {
      lines.remove(lines.size() - 1);
      blank = true;
    }
    int indent =
        lines.stream()
            .filter(line -> !line.isBlank())
            .mapToInt(Verbatim::indent)
            .findFirst()
            .orElse(0);
    return new Verbatim(
        header,
        lines.stream().map(line -> line.substring(Math.min(indent, indent(line)))).toList(),
        blank);
  }

  List<String> lines(String indent) {
    return content.stream().map(line -> line.isEmpty() ? line : indent + line).toList();
  }

  private static int indent(String line) {
    int indent = 0;
    while (indent < line.length() && line.charAt(indent) == ' ') {
      indent++;
    }
    return indent;
  }
}
