package io.martlet.spark.infer;

import io.martlet.spark.delivery.ValueSink;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What all values of a delivered column are at once: each leaves of the forms that are still
 * possible those in which it is a value. Which one is meant, only all columns together tell.
 */
final class ColumnScan implements ValueSink {

  private static final int POINT = NumberForm.with('.');
  private static final int COMMA = NumberForm.with(',');

  /** As many digits are always an int64. */
  private static final int SURE_DIGITS = 18;

  private final String name;
  private final int group;
  private final ScanReaders readers;
  private final DistinctValues distinct = new DistinctValues();
  private final BoolWords words = new BoolWords();
  private final NumberRange plain = new NumberRange();
  private final NumberRange point = new NumberRange();
  private final NumberRange comma = new NumberRange();
  private final Map<String, Long> missingWords = new TreeMap<>();
  private int numbers = NumberForm.EVERY;
  private long dates = DateForms.EVERY;
  private long missing;
  private long present;
  private boolean padded;
  private boolean zeroDate;
  private boolean timed = true;

  /**
   * @param name what it is called in the delivery
   * @param readers those of its group
   */
  ColumnScan(String name, int group, ScanReaders readers) {
    this.name = name;
    this.group = group;
    this.readers = readers;
  }

  String name() {
    return name;
  }

  @Override
  public int group() {
    return group;
  }

  @Override
  public void add(byte[] bytes, int first, int end, boolean quoted) {
    int from = first;
    int to = end;
    if (!quoted) {
      while (from < to && isBlank(bytes[from])) {
        from++;
      }
      while (from < to && isBlank(bytes[to - 1])) {
        to--;
      }
      padded |= to - from < end - first;
      if (from == to) {
        missing++;
        return;
      }
    }
    distinct.add(bytes, from, to);
    if (numbers != 0 && addDigits(bytes, from, to)) {
      return;
    }
    if (MissingWords.has(bytes, from, to)) {
      missingWords.merge(text(bytes, from, to), 1L, Long::sum);
      return;
    }
    boolean day = dates != 0 && DateForms.mayBe(bytes, from, to);
    if (day && DateForms.isZero(bytes, from, to)) {
      zeroDate = true;
      missingWords.merge(text(bytes, from, to), 1L, Long::sum);
      return;
    }
    present++;
    timed = timed && DateForms.hasTime(bytes, from, to);
    dates = day ? readers.dates(dates, bytes, from, to) : 0;
    if (numbers != 0) {
      numbers = addNumber(bytes, from, to);
    }
    words.add(bytes, from, to);
  }

  /** Whether each value is a day and a time of it. */
  boolean isTimed() {
    return timed && present > 0;
  }

  private static boolean isBlank(byte sign) {
    return sign == ' ' || sign == '\t';
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /**
   * Takes what is digits alone: most values are. Leading zeros make it a code, such as a postal
   * one.
   */
  private boolean addDigits(byte[] bytes, int from, int to) {
    boolean negative = bytes.length > from && from < to && bytes[from] == '-';
    int start = negative ? from + 1 : from;
    int digits = to - start;
    if (digits == 0 || digits > SURE_DIGITS || (digits > 1 && bytes[start] == '0')) {
      return false;
    }
    long number = 0;
    for (int i = start; i < to; i++) {
      int digit = bytes[i] - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      number = number * 10 + digit;
    }
    timed = false;
    plain.add(negative ? -number : number);
    present++;
    words.end();
    dates =
        (dates & DateForms.DIGITS) != 0 && digits == 8
            ? readers.dates(dates & DateForms.DIGITS, bytes, from, to)
            : 0;
    return true;
  }

  /** The forms that are left. */
  private int addNumber(byte[] bytes, int from, int to) {
    int start = bytes[from] == '-' || bytes[from] == '+' ? from + 1 : from;
    boolean code =
        to - start > 1 && bytes[start] == '0' && bytes[start + 1] >= '0' && bytes[start + 1] <= '9';
    if (code) {
      return 0;
    }
    int signs = 0;
    boolean digits = start > from && bytes[from] == '+';
    for (int i = start; i < to; i++) {
      signs |= NumberForm.sign(bytes[i]);
      digits &= bytes[i] >= '0' && bytes[i] <= '9';
    }
    if (digits) {
      // A telephone number.
      return 0;
    }
    return signs == 0
        ? addAnyForm(bytes, from, to)
        : addForms(POINT, point, signs, bytes, from, to)
            | addForms(COMMA, comma, signs, bytes, from, to);
  }

  /** Without any sign that has a meaning of its own in some form. */
  private int addAnyForm(byte[] bytes, int from, int to) {
    if (isDigits(bytes, from, to)) {
      return addLong(text(bytes, from, to)) ? numbers : 0;
    }
    if (!readers.number(0).read(bytes, from, to, false)) {
      return 0;
    }
    plain.add(readers.number(0).number());
    distinct.end();
    return numbers;
  }

  private static boolean isDigits(byte[] bytes, int from, int to) {
    for (int i = bytes[from] == '-' ? from + 1 : from; i < to; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  private boolean addLong(String digits) {
    try {
      plain.add(Long.parseLong(digits));
      return true;
    } catch (NumberFormatException tooLarge) {
      return false;
    }
  }

  /** Those of one decimal sign give a value the same meaning, as far as they read it. */
  private int addForms(int forms, NumberRange range, int signs, byte[] bytes, int from, int to) {
    int left = numbers & forms;
    if (left == 0) {
      return 0;
    }
    int first = Integer.numberOfTrailingZeros(forms);
    NumberForm plainest = NumberForm.ALL.get(first);
    if (signs == NumberForm.sign((byte) plainest.decimal())) {
      // Thousands, whatever separates them, have no part in it.
      boolean fits = readers.number(first).read(bytes, from, to, false);
      return fits ? add(left, first, range, bytes, from, to) : 0;
    }
    int fit = 0;
    for (; left != 0; left &= left - 1) {
      int form = Integer.numberOfTrailingZeros(left);
      if (readers.number(form).read(bytes, from, to, false)) {
        fit |= fit == 0 ? add(1 << form, form, range, bytes, from, to) : 1 << form;
      }
    }
    return fit;
  }

  /** Takes what a form has read. */
  private int add(int fit, int form, NumberRange range, byte[] bytes, int from, int to) {
    char decimal = NumberForm.ALL.get(form).decimal();
    double number = readers.number(form).number();
    boolean whole = Math.abs(number) < 1L << 53;
    for (int i = from; i < to && whole; i++) {
      whole = bytes[i] != decimal && bytes[i] != 'e' && bytes[i] != 'E';
    }
    if (whole) {
      range.add((long) number);
    } else {
      range.add(number);
      distinct.end();
    }
    return fit;
  }

  /** Whether every record has a value, and a different one. */
  boolean identifies() {
    return distinct.all() && missing == 0 && present > 0;
  }

  /** How many records have a value that is none of the words for missing ones. */
  long present() {
    return present;
  }

  long missing() {
    return missing;
  }

  /** Words that may stand for missing values, and how many records have them. */
  Map<String, Long> missingWords() {
    return missingWords;
  }

  /** Whether zeros stand for a day. */
  boolean hasZeroDate() {
    return zeroDate;
  }

  /** Whether blanks stand around values that are in no quotes. */
  boolean isPadded() {
    return padded;
  }

  /** The forms in which all values are numbers; none where there are no values. */
  int numbers() {
    return present == 0 ? 0 : numbers;
  }

  /** Whether the form of numbers makes a difference. */
  boolean hasSigns() {
    return !point.isEmpty() || !comma.isEmpty();
  }

  NumberRange range(NumberForm form) {
    return plain.and(form.decimal() == ',' ? comma : point);
  }

  /** The forms in which all values are days; none where there are no values. */
  long dates() {
    return present == 0 ? 0 : dates;
  }

  Optional<List<String>> booleans() {
    return words.words();
  }

  /** Whether values are anything else than text. */
  boolean isTyped() {
    return numbers() != 0 || dates() != 0 || booleans().isPresent();
  }
}
