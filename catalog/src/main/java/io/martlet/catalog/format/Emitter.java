package io.martlet.catalog.format;

import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.reader.StreamReader;

/** Writes scalars and lists that every reader of YAML takes for what they are. */
public final class Emitter {

  static final int WIDTH = 100;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./+-]*");
  private static final Pattern URI = Pattern.compile("[a-z][a-z0-9]*://[A-Za-z0-9_./+-]+");

  /** Words that some version of YAML takes for something else than a text. */
  private static final Set<String> RESERVED =
      Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

  private Emitter() {}

  public static String text(Located<String> text) {
    return text(text.value());
  }

  public static String text(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /** In double quotes, whatever the text is. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(character -> escape(character, out));
    return out.append('"').toString();
  }

  /**
   * A list in brackets, broken before it gets too wide.
   *
   * @param start what stands before it on its first line, such as {@code " inputs: "}
   */
  public static String list(String start, List<Located<String>> texts) {
    List<String> lines = new ArrayList<>();
    String indent = " ".repeat(start.length() - start.stripLeading().length() + 2);
    StringBuilder line = new StringBuilder(start).append('[');
    for (int i = 0; i < texts.size(); i++) {
      String item = text(texts.get(i)) + (i + 1 < texts.size() ? "," : "]");
      boolean first = i == 0;
      if (!first && line.length() + 1 + item.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append(item);
      } else {
        line.append(first ? "" : " ").append(item);
      }
    }
    lines.add(texts.isEmpty() ? line.append(']').toString() : line.toString());
    return String.join("\n", lines);
  }

  static boolean isPlain(String text) {
    return (PLAIN.matcher(text).matches() || URI.matcher(text).matches())
        && !RESERVED.contains(text.toLowerCase(Locale.ROOT));
  }

  private static void escape(int character, StringBuilder out) {
    switch (character) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (isShown(character)) {
          out.appendCodePoint(character);
        } else {
          out.append(String.format(Locale.ROOT, "\\U%08X", character));
        }
      }
    }
  }

  private static boolean isShown(int character) {
    return StreamReader.isPrintable(character) && Printable.isShown(character);
  }
}
