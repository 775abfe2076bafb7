package io.martlet.spark.delivery;

import io.martlet.catalog.DateForm;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Days, in the declared form or as in 2026-01-31. A time of the day is lost only where that is
 * declared. Few differ, and those read before are kept.
 */
final class DateReader extends ValueReader {

  private static final int KEPT = 1 << 14;
  private static final int LAST_YEAR = 9999;
  private static final int ISO_LENGTH = 10;

  private final Optional<DateTimeFormatter> form;
  private final Map<String, Integer> known = new HashMap<>();
  private final boolean rounding;
  private boolean losesPart;
  private int value;

  DateReader(ValueForm form) {
    super(form);
    this.rounding = form.rounding();
    this.form = form.dates().isEmpty() ? Optional.empty() : Optional.of(DateForm.of(form.dates()));
  }

  @Override
  boolean parse(byte[] bytes, int from, int to) {
    losesPart = false;
    String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    Integer before = known.get(text);
    if (before != null) {
      value = before;
      return true;
    }
    try {
      TemporalAccessor read = form.orElse(DateTimeFormatter.ISO_LOCAL_DATE).parse(text);
      LocalDate date = LocalDate.from(read);
      LocalTime time = read.query(TemporalQueries.localTime());
      losesPart = !rounding && time != null && !time.equals(LocalTime.MIDNIGHT);
      if (losesPart) {
        return false;
      }
      if (date.getYear() > LAST_YEAR || (form.isEmpty() && text.length() != ISO_LENGTH)) {
        return false;
      }
      value = (int) date.toEpochDay();
    } catch (DateTimeException none) {
      return false;
    }
    if (known.size() < KEPT) {
      known.put(text, value);
    }
    return true;
  }

  @Override
  boolean losesPart() {
    return losesPart;
  }

  @Override
  public long integer() {
    return value;
  }

  @Override
  protected void put(ColumnBuffer out) {
    out.add((long) value);
  }

  @Override
  protected String shown() {
    return LocalDate.ofEpochDay(value).toString();
  }
}
