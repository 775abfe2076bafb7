package io.martlet.catalog.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines. */
public final class Wrap {

  private Wrap() {}

  /**
   * Breaks at blanks; a word longer than a line stays whole.
   *
   * @param first begins the first line
   * @param others begins each other line
   */
  public static List<String> words(String first, String others, String sentence, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : sentence.split(" ", -1)) {
      if (!empty && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(others);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    lines.add(line.toString());
    return lines;
  }
}
