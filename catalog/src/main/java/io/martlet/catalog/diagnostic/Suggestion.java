package io.martlet.catalog.diagnostic;

import java.util.Collection;
import java.util.Optional;

/** "Did you mean": the known name that is nearest to a misspelt one. */
public final class Suggestion {

  private Suggestion() {}

  /** The nearest of the known names, if any is near enough to be a slip of the keyboard. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    int allowed = Math.max(1, written.length() / 3);
    String best = null;
    int bestDistance = allowed + 1;
    for (String name : known) {
      int distance = distance(written, name, bestDistance + 1);
      if (distance < bestDistance || (distance == bestDistance && precedes(name, best))) {
        best = name;
        bestDistance = distance;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The hint for a misspelt name, or the other hint when nothing is near. */
  public static String hint(String written, Collection<String> known, String otherwise) {
    return nearest(written, known).map(name -> "Did you mean \"" + name + "\"?").orElse(otherwise);
  }

  private static boolean precedes(String name, String best) {
    return best != null && name.compareTo(best) < 0;
  }

  /**
   * Edits (insert, delete, replace, swap of neighbours) between two names; {@code limit} when there
   * are at least so many.
   */
  private static int distance(String from, String to, int limit) {
    if (Math.abs(from.length() - to.length()) >= limit) {
      return limit;
    }
    int[] beforeLast = new int[to.length() + 1];
    int[] last = new int[to.length() + 1];
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      row[0] = i;
      int least = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = last[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
        if (swapped(from, i, to, j)) {
          row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
        }
        least = Math.min(least, row[j]);
      }
      if (least >= limit) {
        return limit;
      }
      int[] free = beforeLast;
      beforeLast = last;
      last = row;
      row = free;
    }
    return Math.min(limit, last[to.length()]);
  }

  private static boolean swapped(String from, int i, String to, int j) {
    return i > 1
        && j > 1
        && from.charAt(i - 1) == to.charAt(j - 2)
        && from.charAt(i - 2) == to.charAt(j - 1);
  }
}
