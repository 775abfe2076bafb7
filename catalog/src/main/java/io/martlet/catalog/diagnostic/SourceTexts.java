package io.martlet.catalog.diagnostic;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The text of the files that diagnostics point into, as it was read. */
public final class SourceTexts {

  /** No texts: diagnostics print without their source lines. */
  public static final SourceTexts NONE = new SourceTexts(Map.of());

  /** What ends a line in YAML; {@code \r\n} is one. */
  private static final Pattern LINE_END = Pattern.compile("\r\n|[\n\r\u0085\u2028\u2029]");

  private final Map<String, List<String>> lines = new TreeMap<>();

  /**
   * @param texts from file (relative to the catalog's folder) to text
   */
  public SourceTexts(Map<String, String> texts) {
    texts.forEach((file, text) -> lines.put(file, lines(text)));
  }

  /** A text cut into its lines, at least one; a last line end begins another, empty line. */
  public static List<String> lines(String text) {
    return List.of(LINE_END.split(text, -1));
  }

  /** The files, sorted. */
  public Set<String> files() {
    return Collections.unmodifiableSet(lines.keySet());
  }

  public boolean has(String file) {
    return lines.containsKey(file);
  }

  /** A line, counted from 1. */
  public Optional<String> line(String file, int number) {
    List<String> all = lines.getOrDefault(file, List.of());
    return number >= 1 && number <= all.size()
        ? Optional.of(all.get(number - 1))
        : Optional.empty();
  }

  public int lineCount(String file) {
    return lines.getOrDefault(file, List.of()).size();
  }
}
