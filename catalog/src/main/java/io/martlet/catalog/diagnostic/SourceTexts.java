package io.martlet.catalog.diagnostic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The text of the files that diagnostics point into, as it was read. */
public final class SourceTexts {

  /** No texts: diagnostics print without their source lines. */
  public static final SourceTexts NONE = new SourceTexts(Map.of());

  private final SortedMap<String, String> texts;
  private final Map<String, List<String>> lines = new HashMap<>();

  /**
   * @param texts from file (relative to the catalog's folder) to text
   */
  public SourceTexts(Map<String, String> texts) {
    this.texts = new TreeMap<>(texts);
  }

  /** A text cut into its lines, at least one; a last line end begins another, empty line. */
  public static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (endsLine(text.charAt(i))) {
        lines.add(text.substring(start, i));
        if (text.charAt(i) == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
          i++;
        }
        start = i + 1;
      }
    }
    lines.add(text.substring(start));
    return lines;
  }

  /** How many characters each of the lines has. */
  public static int[] lineLengths(String text) {
    int[] lengths = new int[16];
    int line = 0;
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (!endsLine(each)) {
        length += Character.isLowSurrogate(each) ? 0 : 1;
        continue;
      }
      if (each == '\r' && i + 1 < text.length() && text.charAt(i + 1) == '\n') {
        i++;
      }
      if (line + 1 == lengths.length) {
        lengths = Arrays.copyOf(lengths, 2 * lengths.length);
      }
      lengths[line++] = length;
      length = 0;
    }
    lengths[line] = length;
    return Arrays.copyOf(lengths, line + 1);
  }

  /** What ends a line in YAML; {@code \r\n} is one. */
  private static boolean endsLine(char each) {
    return each == '\n' || each == '\r' || each == '\u0085' || each == '\u2028' || each == '\u2029';
  }

  /** The files, sorted. */
  public Set<String> files() {
    return Collections.unmodifiableSet(texts.keySet());
  }

  /** From file to text. */
  public Map<String, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  public boolean has(String file) {
    return texts.containsKey(file);
  }

  /** A line, counted from 1. */
  public Optional<String> line(String file, int number) {
    List<String> all = linesOf(file);
    return number >= 1 && number <= all.size()
        ? Optional.of(all.get(number - 1))
        : Optional.empty();
  }

  public int lineCount(String file) {
    return linesOf(file).size();
  }

  /** Cut only when asked for: most files have nothing wrong with them. */
  private List<String> linesOf(String file) {
    return texts.containsKey(file)
        ? lines.computeIfAbsent(file, unseen -> lines(texts.get(file)))
        : List.of();
  }
}
