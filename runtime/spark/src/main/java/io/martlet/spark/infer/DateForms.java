package io.martlet.spark.infer;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The ways in which programs write days, as patterns of a universe's format. None has a year of two
 * digits, which does not say the century, or a time but midnight, which would be lost.
 */
final class DateForms {

  /** The stricter of two that take the same first, and the day before the month. */
  private static final List<String> ALL =
      List.of(
          "",
          "dd.MM.yyyy",
          "d.M.yyyy",
          "dd/MM/yyyy",
          "MM/dd/yyyy",
          "d/M/yyyy",
          "M/d/yyyy",
          "dd-MM-yyyy",
          "MM-dd-yyyy",
          "yyyy/MM/dd",
          "yyyy.MM.dd",
          "yyyyMMdd",
          "dd MMM yyyy",
          "d MMM yyyy",
          "dd-MMM-yyyy",
          "d-MMM-yyyy",
          "ddMMMyyyy",
          "yyyy-MM-dd' 00:00:00'",
          "yyyy-MM-dd'T00:00:00'",
          "yyyy-MM-dd' 00:00:00.0'",
          "yyyy-MM-dd' 00:00:00.000'",
          "yyyy-MM-dd'T00:00:00Z'",
          "yyyy-MM-dd' 00:00'",
          "dd.MM.yyyy' 00:00:00'",
          "dd.MM.yyyy' 00:00'",
          "dd/MM/yyyy' 00:00:00'",
          "MM/dd/yyyy' 00:00:00'",
          "dd/MM/yyyy' 00:00'",
          "MM/dd/yyyy' 00:00'");

  private static final int LONGEST = 23;

  static final int COUNT = ALL.size();

  /** A set of forms, by their places, that holds all. */
  static final long EVERY = (1L << COUNT) - 1;

  /** The only one of which a value is a number, too. */
  static final long DIGITS = 1L << ALL.indexOf("yyyyMMdd");

  private DateForms() {}

  /** A pattern; that of ISO 8601 is empty, as a format says nothing of it. */
  static String pattern(int form) {
    return ALL.get(form);
  }

  /** Whether it is worth the while to try. */
  static boolean mayBe(byte[] bytes, int from, int to) {
    return to - from >= 8 && to - from <= LONGEST && bytes[from] >= '0' && bytes[from] <= '9';
  }

  /** Whether it looks like a day, and a time of it. */
  static boolean hasTime(byte[] bytes, int from, int to) {
    int digits = 0;
    int colons = 0;
    for (int i = from; i < to; i++) {
      digits += bytes[i] >= '0' && bytes[i] <= '9' ? 1 : 0;
      colons += bytes[i] == ':' ? 1 : 0;
      if (bytes[i] > 'Z') {
        return false;
      }
    }
    return digits >= 10 && colons > 0 && colons < 4 && bytes[from] >= '0' && bytes[from] <= '9';
  }

  /** What stands for no day: zeros and what is between them. */
  static boolean isZero(byte[] bytes, int from, int to) {
    int zeros = 0;
    for (int i = from; i < to; i++) {
      zeros += bytes[i] == '0' ? 1 : 0;
      if (bytes[i] != '0' && bytes[i] != '.' && bytes[i] != '-' && bytes[i] != '/') {
        return false;
      }
    }
    return zeros == 8;
  }

  /** The likeliest of a set. */
  static int first(long forms) {
    return Long.numberOfTrailingZeros(forms);
  }

  /** The same with day and month the other way round, where such is written. */
  static Optional<Integer> swapped(int form) {
    String pattern = ALL.get(form);
    String swapped = pattern.replace('d', '#').replace('M', 'd').replace('#', 'M');
    return IntStream.range(0, COUNT)
        .filter(i -> !swapped.equals(pattern) && ALL.get(i).equals(swapped))
        .boxed()
        .findFirst();
  }
}
