package io.martlet.spark.infer;

import io.martlet.catalog.DeliveryFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The format of a universe in which most of its columns are more than texts. */
final class FormatChoice {

  private static final long FIRST_DAY = 1900_01_01;
  private static final long LAST_DAY = 9999_12_31;

  /** Said of days that may be read with the month first as well. */
  static final String EITHER =
      "day and month may be the other way round, as no day is later than the 12th";

  /** So many values must be days before numbers of eight digits are. */
  private static final int SURE = 20;

  private final List<ColumnScan> scans;
  private final int form;
  private final boolean monthFirst;
  private final boolean trim;
  private final Optional<String> dates;
  private final List<String> booleans;
  private final List<Choice> choices = new ArrayList<>();

  FormatChoice(List<ColumnScan> scans, char delimiter) {
    this.scans = scans;
    this.form = form(delimiter);
    this.monthFirst = isMonthFirst();
    this.trim = scans.stream().anyMatch(scan -> scan.isPadded() && isTyped(scan));
    this.dates = common(scan -> date(scan).map(DateForms::pattern)).filter(form -> !form.isEmpty());
    this.booleans = common(scan -> booleans(scan)).orElse(List.of());
    explain();
  }

  private int form(char delimiter) {
    int best = 0;
    long most = -1;
    for (int form : NumberForm.likelier(delimiter)) {
      long fit = columns(form);
      if (fit > most) {
        best = form;
        most = fit;
      }
    }
    return best;
  }

  /** How many are numbers in a form. */
  private long columns(int form) {
    return scans.stream().filter(scan -> (scan.numbers() >> form & 1) != 0).count();
  }

  NumberForm numbers() {
    return NumberForm.ALL.get(form);
  }

  /** Whether a column's values are numbers. */
  boolean isNumber(ColumnScan scan) {
    return (scan.numbers() >> form & 1) != 0 && !scan.hasZeroDate();
  }

  /** The words of a column that has two for true and false. */
  Optional<List<String>> booleans(ColumnScan scan) {
    return scan.hasZeroDate() ? Optional.empty() : scan.booleans();
  }

  /** The form of a column's days; numbers of eight digits are days where all of many are. */
  Optional<Integer> date(ColumnScan scan) {
    long forms = scan.dates();
    boolean days =
        !isNumber(scan)
            || (scan.present() >= SURE && scan.range(numbers()).isWithin(FIRST_DAY, LAST_DAY));
    if (forms == 0 || !days) {
      return Optional.empty();
    }
    int first = DateForms.first(forms);
    return Optional.of(isEither(scan) && monthFirst ? DateForms.swapped(first).get() : first);
  }

  /** Whether its days may be read with the month first as well. */
  boolean isEither(ColumnScan scan) {
    return scan.dates() != 0
        && DateForms.swapped(DateForms.first(scan.dates()))
            .filter(form -> (scan.dates() >> form & 1) != 0)
            .isPresent();
  }

  /** As other columns tell; where none does, decimal commas are written where days come first. */
  private boolean isMonthFirst() {
    List<Integer> sure =
        scans.stream()
            .filter(scan -> scan.dates() != 0 && !isEither(scan))
            .map(scan -> DateForms.first(scan.dates()))
            .filter(form -> DateForms.swapped(form).isPresent())
            .toList();
    return sure.isEmpty()
        ? numbers().decimal() == '.'
        : DateForms.pattern(sure.get(0)).startsWith("M");
  }

  boolean isTyped(ColumnScan scan) {
    return isNumber(scan) || date(scan).isPresent() || booleans(scan).isPresent();
  }

  /** What all columns that have one have. */
  private <T> Optional<T> common(Function<ColumnScan, Optional<T>> of) {
    List<T> all = scans.stream().map(of).flatMap(Optional::stream).distinct().toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }

  /** What a column is called in a delivery that is read in this format. */
  String delivered(ColumnScan scan) {
    return trim ? scan.name().strip() : scan.name();
  }

  /** The form of a column's days where it is not the universe's. */
  Optional<String> ownDates(ColumnScan scan) {
    return date(scan).map(DateForms::pattern).filter(own -> dates.isEmpty() && !own.isEmpty());
  }

  /** A column's words for true and false where they are not the universe's. */
  List<String> ownBooleans(ColumnScan scan) {
    return booleans(scan).filter(own -> !own.equals(booleans)).orElse(List.of());
  }

  DeliveryFormat format(DeliveryFormat read) {
    return new DeliveryFormat(
        read.delimiter(),
        read.quote(),
        read.escape(),
        read.names(),
        read.encoding(),
        numbers().decimal(),
        numbers().thousands(),
        read.missing(),
        dates,
        booleans,
        trim,
        read.comment());
  }

  List<Choice> choices() {
    return choices;
  }

  private void explain() {
    if (form != 0) {
      String fewer = columns(0) == 0 ? "none does" : "fewer do";
      add(
          numbers().decimal() == ',' ? "decimal" : "thousands",
          "with it, %s; otherwise, %s".formatted(told(this::isNumber, "numbers"), fewer));
    }
    if (trim) {
      add("trim", "blanks stand around values of columns that are more than texts");
    }
    if (dates.isPresent()) {
      add("dates", told(scan -> date(scan).isPresent(), "days") + either());
    }
    if (!booleans.isEmpty()) {
      add("booleans", told(scan -> booleans(scan).isPresent(), "true or false"));
    }
  }

  private void add(String key, String reason) {
    choices.add(new Choice(key, reason));
  }

  private String told(Predicate<ColumnScan> which, String what) {
    List<ColumnScan> are = scans.stream().filter(which).toList();
    return String.format(
        Locale.ROOT,
        "%,d %s %s, such as \"%s\"",
        are.size(),
        are.size() == 1 ? "column holds" : "columns hold",
        what,
        are.stream()
            .filter(scan -> scan.hasSigns() || !isNumber(scan))
            .findFirst()
            .orElse(are.get(0))
            .name());
  }

  /** What is to be said of the form that all days have. */
  private String either() {
    List<ColumnScan> days = scans.stream().filter(scan -> date(scan).isPresent()).toList();
    return days.stream().allMatch(this::isEither) ? "; " + EITHER : "";
  }
}
