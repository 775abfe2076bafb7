package io.martlet.catalog;

import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** The form of delivered dates, as a {@link DateTimeFormatter} that takes no other. */
public final class DateForm {

  private static final LocalDate EXAMPLE = LocalDate.of(2024, 12, 31);

  private DateForm() {}

  /**
   * @param pattern such as {@code dd.MM.yyyy}
   * @throws IllegalArgumentException when it is no pattern of a date
   */
  public static DateTimeFormatter of(String pattern) {
    DateTimeFormatter form =
        new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern(pattern)
            .parseDefaulting(ChronoField.ERA, 1)
            .toFormatter(Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT)
            .withChronology(IsoChronology.INSTANCE);
    try {
      if (!LocalDate.parse(form.format(EXAMPLE.atStartOfDay()), form).equals(EXAMPLE)) {
        throw new IllegalArgumentException("\"" + pattern + "\" does not say which day is meant");
      }
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("\"" + pattern + "\" is no pattern of a date", e);
    }
    return form;
  }
}
