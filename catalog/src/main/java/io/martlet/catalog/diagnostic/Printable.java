package io.martlet.catalog.diagnostic;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text of a catalog, a delivery or a model, made fit to be printed: what a reader cannot see, or
 * what would command a terminal or a build server, is spelt out by its number.
 */
public final class Printable {

  /**
   * What GitHub takes for a command: {@code ::error::} wherever a line may begin, and the older
   * {@code ##[error]}.
   */
  private static final Pattern COMMAND = Pattern.compile("(?<!\\S)::|##\\[");

  private Printable() {}

  /** The text on one line. */
  public static String of(String text) {
    return isPlain(text) ? text : spelt(text, false);
  }

  /** The text, which may have several lines and tabs. */
  public static String lines(String text) {
    return isPlain(text) ? text : spelt(text, true);
  }

  /** Whether a character is one that a reader sees, or a blank. */
  public static boolean isShown(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** Nearly all texts are. */
  private static boolean isPlain(String text) {
    boolean command = false;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each < ' ' || each > '~') {
        return false;
      }
      command |= each == ':' || each == '#';
    }
    return !command || !COMMAND.matcher(text).find();
  }

  private static String spelt(String text, boolean lines) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            each -> {
              if (isShown(each) || (lines && (each == '\n' || each == '\t'))) {
                out.appendCodePoint(each);
              } else {
                out.append(escape(each));
              }
            });
    return COMMAND.matcher(out).replaceAll(Printable::disarmed);
  }

  private static String disarmed(MatchResult command) {
    String sign = escape(command.group().charAt(0)).replace("\\", "\\\\");
    return sign + command.group().substring(1);
  }

  private static String escape(int character) {
    return String.format(Locale.ROOT, "\\u{%x}", character);
  }
}
