package io.martlet.properties.delivery;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A table of a bank's kind, as one of many programs would export it. */
final class RandomExport {

  private static final List<String> NAMES =
      List.of(
          "Anna Weiß",
          "Jörg \"Jo\" Müller",
          "O'Neill; Shane",
          "a, b",
          "x\ty|z",
          "two\nlines",
          "plain");

  /** What numbers, days and words look like, from one program to the other. */
  private record Habit(
      char delimiter, char decimal, String thousands, String days, String yes, String no) {}

  private static final List<Habit> HABITS =
      List.of(
          new Habit(';', ',', ".", "dd.MM.yyyy", "ja", "nein"),
          new Habit(';', ',', "", "yyyy-MM-dd", "J", "N"),
          new Habit(';', '.', "'", "dd.MM.yyyy", "true", "false"),
          new Habit('\t', ',', " ", "dd/MM/yyyy", "oui", "non"),
          new Habit(',', '.', "", "yyyy-MM-dd", "True", "False"),
          new Habit(',', '.', ",", "MM/dd/yyyy", "Y", "N"),
          new Habit('|', '.', "", "yyyyMMdd", "yes", "no"));

  final Charset encoding;

  /** Each record's values as they are prepared; null where one is missing. */
  final List<List<String>> values = new ArrayList<>();

  private final Random random;
  private final Habit habit;
  private final String lineEnd;
  private final String missing;
  private final boolean escapes;

  RandomExport(long seed) {
    random = new Random(seed);
    habit = any(HABITS);
    lineEnd = any(List.of("\n", "\r\n"));
    missing = any(List.of("", "NA", "n/a", "NULL", "-"));
    encoding = Charset.forName(any(List.of("UTF-8", "windows-1252", "UTF-16")));
    escapes = random.nextInt(4) == 0;
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  byte[] file() {
    StringBuilder text = new StringBuilder();
    line(text, List.of("Kunden-Nr.", "Name", "Saldo (€)", "Stück", "Tag", "Aktiv?"));
    int records = 60 + random.nextInt(60);
    for (int i = 0; i < records; i++) {
      record(i, text);
    }
    return text.toString().getBytes(encoding);
  }

  private void line(StringBuilder text, List<String> fields) {
    text.append(String.join(String.valueOf(habit.delimiter()), fields)).append(lineEnd);
  }

  private void record(int i, StringBuilder text) {
    int key = 1_000_000 + 7 * i;
    String name = any(NAMES) + " " + i % 9;
    // The first shows both signs, the second a fraction.
    long cents = i == 0 ? 123_456_789 : i == 1 ? 5 : random.nextInt(200_000_000) - 100_000_000;
    Integer count = random.nextInt(4) == 0 ? null : random.nextInt(5_000);
    LocalDate day = LocalDate.of(2026, 1, 31).plusDays(i == 0 ? 0 : random.nextInt(4_000));
    boolean active = i == 0 || (i > 1 && random.nextBoolean());
    List<String> record = new ArrayList<>();
    record.add(String.valueOf(key));
    record.add(name);
    record.add(Double.toString(cents / 100.0));
    record.add(count == null ? null : count.toString());
    record.add(day.toString());
    record.add(String.valueOf(active));
    values.add(record);
    String written = day.format(DateTimeFormatter.ofPattern(habit.days(), Locale.ROOT));
    line(
        text,
        List.of(
            String.valueOf(key),
            quoted(name),
            number(cents),
            count == null ? missing : String.valueOf(count),
            written,
            active ? habit.yes() : habit.no()));
  }

  private String number(long cents) {
    String whole =
        String.valueOf(Math.abs(cents) / 100)
            .replaceAll("(?<=\\d)(?=(\\d{3})+$)", habit.thousands());
    String number =
        (cents < 0 ? "-" : "")
            + whole
            + habit.decimal()
            + String.format(Locale.ROOT, "%02d", Math.abs(cents) % 100);
    return number.indexOf(habit.delimiter()) < 0 ? number : quoted(number);
  }

  private String quoted(String text) {
    return "\"" + text.replace("\"", escapes ? "\\\"" : "\"\"") + "\"";
  }
}
