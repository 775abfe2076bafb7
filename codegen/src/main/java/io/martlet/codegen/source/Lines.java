package io.martlet.codegen.source;

import java.util.List;

/** Java source, line by line. */
final class Lines {

  private static final int WIDTH = 100;

  private final StringBuilder text = new StringBuilder();

  Lines add(int indent, String line) {
    text.append(" ".repeat(indent)).append(line).append('\n');
    return this;
  }

  Lines blank() {
    text.append('\n');
    return this;
  }

  /** A call whose arguments are wrapped as words are. */
  Lines call(int indent, String start, List<String> arguments, String end) {
    StringBuilder line = new StringBuilder(" ".repeat(indent)).append(start);
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i) + (i + 1 < arguments.size() ? "," : end);
      boolean first = line.toString().endsWith("(");
      if (line.length() + argument.length() + 1 > WIDTH && !first) {
        text.append(line).append('\n');
        line = new StringBuilder(" ".repeat(indent + 4)).append(argument);
      } else {
        line.append(first || line.toString().isBlank() ? "" : " ").append(argument);
      }
    }
    text.append(line).append(arguments.isEmpty() ? end : "").append('\n');
    return this;
  }

  /** Ends the last line with that. */
  Lines end(String end) {
    text.insert(text.length() - 1, end);
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
