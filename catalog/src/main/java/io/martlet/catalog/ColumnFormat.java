package io.martlet.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What a column's delivered values look like, where that is not as in all of the universe.
 *
 * @param from the delivered name of the column, if it is another
 * @param missing what stands for a missing value, in place of what the universe's format says
 * @param dates the form of dates, in place of the universe's
 * @param booleans what stands for true and for false, in place of the universe's
 * @param scale of an integer that is delivered as a decimal number: how many digits of its fraction
 *     are taken with it, so that 12.34 is 1234 with a scale of 2
 * @param rounding whether values may lose what the type does not hold: digits of a fraction, the
 *     time of a day
 */
public record ColumnFormat(
    Optional<String> from,
    Optional<List<String>> missing,
    Optional<String> dates,
    List<String> booleans,
    Optional<Integer> scale,
    boolean rounding) {

  /** As in all of the universe. */
  public static final ColumnFormat DEFAULT =
      new ColumnFormat(
          Optional.empty(), Optional.empty(), Optional.empty(), List.of(), Optional.empty(), false);

  public ColumnFormat {
    missing = missing.map(List::copyOf);
    booleans = List.copyOf(booleans);
  }

  /** The same, with another delivered name. */
  public ColumnFormat from(String delivered) {
    return new ColumnFormat(Optional.of(delivered), missing, dates, booleans, scale, rounding);
  }

  /** The same, with these tokens of missing values. */
  public ColumnFormat missing(List<String> tokens) {
    return new ColumnFormat(from, Optional.of(tokens), dates, booleans, scale, rounding);
  }

  /** The same, with another form of dates. */
  public ColumnFormat dates(String pattern) {
    return new ColumnFormat(from, missing, Optional.of(pattern), booleans, scale, rounding);
  }

  /** The same, with these words for true and for false. */
  public ColumnFormat booleans(List<String> words) {
    return new ColumnFormat(from, missing, dates, words, scale, rounding);
  }

  /** The same, with so many digits of a fraction. */
  public ColumnFormat scale(int digits) {
    return new ColumnFormat(from, missing, dates, booleans, Optional.of(digits), rounding);
  }

  /** The same, whose values may lose what the type does not hold. */
  public ColumnFormat rounded() {
    return new ColumnFormat(from, missing, dates, booleans, scale, true);
  }
}
