package io.martlet.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From a least value to a most, both included. Days are counted from 1970-01-01.
 *
 * @param least empty where any is large enough
 * @param most empty where any is small enough
 */
public record ValueRange(Optional<BigDecimal> least, Optional<BigDecimal> most) {

  private static final Pattern WRITTEN = Pattern.compile("(.*?)\\.\\.(.*)");

  /**
   * Reads {@code 0..120}, {@code 0..}, {@code ..2026-01-31}, or one value.
   *
   * @return nothing when it is no range of that type's values, or an empty one
   */
  public static Optional<ValueRange> of(String written, ColumnType type) {
    Matcher range = WRITTEN.matcher(written);
    String first = range.matches() ? range.group(1) : written;
    String last = range.matches() ? range.group(2) : written;
    try {
      ValueRange found = new ValueRange(value(first, type), value(last, type));
      boolean open = found.least.isEmpty() && found.most.isEmpty();
      boolean inOrder =
          found.least.isEmpty()
              || found.most.isEmpty()
              || found.least.get().compareTo(found.most.get()) <= 0;
      return open || !inOrder ? Optional.empty() : Optional.of(found);
    } catch (NumberFormatException | DateTimeException none) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> value(String written, ColumnType type) {
    String text = written.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (type) {
          case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 -> new BigDecimal(text);
          case DATE -> BigDecimal.valueOf(LocalDate.parse(text).toEpochDay());
          case BOOL, STRING -> throw new NumberFormatException(type.keyword());
        });
  }

  public boolean holds(long value) {
    BigDecimal exact = BigDecimal.valueOf(value);
    return least.filter(each -> each.compareTo(exact) > 0).isEmpty()
        && most.filter(each -> each.compareTo(exact) < 0).isEmpty();
  }
}
