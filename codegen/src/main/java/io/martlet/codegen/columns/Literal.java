package io.martlet.codegen.columns;

import io.martlet.catalog.Located;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Values as Java source has them. */
public final class Literal {

  private Literal() {}

  public static String of(Located<String> text) {
    return of(text.value());
  }

  public static String of(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      switch (each) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (Character.isISOControl(each)) {
            // Not as Unicode: compilers take U+001A for the end of the file, however it is written.
            out.append(String.format(Locale.ROOT, "\\%03o", (int) each));
          } else if (isUnseen(each)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
          } else {
            out.append(each);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /** What editors, and whatever cuts a text into lines, take for something else. */
  private static boolean isUnseen(char each) {
    int type = Character.getType(each);
    return type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  public static String list(List<Located<String>> texts) {
    return texts.stream().map(Literal::of).collect(Collectors.joining(", "));
  }
}
