package io.martlet.catalog.select;

import java.util.function.Predicate;

/** Patterns in which {@code *} stands for any characters and {@code ?} for one. */
public final class Glob {

  private Glob() {}

  public static Predicate<String> of(String pattern) {
    return text -> matches(pattern, text);
  }

  /** In linear space and, whatever the pattern, no more than the product of the lengths in time. */
  private static boolean matches(String pattern, String text) {
    int inPattern = 0;
    int inText = 0;
    int star = -1;
    int retry = 0;
    while (inText < text.length()) {
      if (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
        star = inPattern++;
        retry = inText;
      } else if (inPattern < pattern.length() && fits(pattern.charAt(inPattern), text, inText)) {
        inPattern++;
        inText++;
      } else if (star >= 0) {
        inPattern = star + 1;
        inText = ++retry;
      } else {
        return false;
      }
    }
    while (inPattern < pattern.length() && pattern.charAt(inPattern) == '*') {
      inPattern++;
    }
    return inPattern == pattern.length();
  }

  private static boolean fits(char expected, String text, int at) {
    return expected == '?' || expected == text.charAt(at);
  }
}
