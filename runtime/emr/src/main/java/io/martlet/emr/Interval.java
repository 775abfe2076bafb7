package io.martlet.emr;

import java.util.Locale;

/** From the least to the most that something may be. */
public record Interval(double least, double most) {

  static final Interval NOTHING = new Interval(0, 0);

  Interval plus(Interval other) {
    return new Interval(least + other.least, most + other.most);
  }

  Interval times(Interval other) {
    return new Interval(least * other.least, most * other.most);
  }

  Interval times(double factor) {
    return new Interval(least * factor, most * factor);
  }

  /**
   * One number, or two.
   *
   * @param format of a number, as {@link String#format} has it
   * @param between what stands between two, such as {@code " to "}
   */
  public String text(String format, String between) {
    String first = String.format(Locale.ROOT, format, least);
    String last = String.format(Locale.ROOT, format, most);
    return first.equals(last) ? first : first + between + last;
  }

  /** All that either may be. */
  Interval or(Interval other) {
    return new Interval(Math.min(least, other.least), Math.max(most, other.most));
  }
}
