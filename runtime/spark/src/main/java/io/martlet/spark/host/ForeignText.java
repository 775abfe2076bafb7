package io.martlet.spark.host;

import io.martlet.catalog.diagnostic.Printable;

/** Text that a model has written, made fit to be kept and printed: bounded, and all to be seen. */
final class ForeignText {

  private static final int LONGEST = 4000;

  private ForeignText() {}

  static String of(String text) {
    String shown = Printable.lines(bounded(text));
    return shown.length() > LONGEST ? bounded(shown) + "…" : shown;
  }

  private static String bounded(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end);
  }
}
