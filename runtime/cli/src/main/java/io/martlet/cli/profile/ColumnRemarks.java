package io.martlet.cli.profile;

import io.martlet.catalog.ColumnType;
import io.martlet.spark.profile.ColumnProfile;
import io.martlet.spark.profile.Drift;
import io.martlet.spark.profile.Frequency;
import io.martlet.spark.profile.ShownValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is to be said of a column, in words that text and page share. */
record ColumnRemarks(ColumnProfile column) {

  /** Rarer values may be those of a person. */
  private static final long MANY = 10;

  private static final int MOST = 4;

  /** What somebody should look at. */
  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (column.unfit() > 0) {
      remarks.add(
          String.format(
              Locale.ROOT,
              "%,d %s no %s%s; the first is in %s",
              column.unfit(),
              column.unfit() == 1 ? "value is" : "values are",
              column.type().keyword(),
              fits(),
              column.firstUnfit().orElse("")));
    }
    if (column.missing() == column.records()) {
      remarks.add("no record has a value");
    } else if (column.missing() > 0 && !column.nullable()) {
      remarks.add("values are missing, which it is not declared to allow");
    }
    column.drift().filter(Drift::isLarge).ifPresent(drift -> remarks.add(moved(drift)));
    return remarks;
  }

  private String fits() {
    if (!column.words().isEmpty()) {
      return "; missing: [%s] would take some for missing values"
          .formatted(String.join(", ", column.words()));
    }
    return column
        .fitting()
        .filter(fitting -> fitting != column.type())
        .map(fitting -> ", " + fitting.keyword() + " would fit")
        .orElse("");
  }

  private static String moved(Drift drift) {
    List<String> moved = new ArrayList<>();
    if (!Double.isNaN(drift.index())) {
      moved.add(String.format(Locale.ROOT, "its values moved by %.2f", drift.index()));
    }
    if (Math.abs(drift.missingNow() - drift.missingBefore()) >= 0.001) {
      moved.add(
          String.format(
              Locale.ROOT,
              "%.1f%% are missing, %.1f%% were",
              100 * drift.missingNow(),
              100 * drift.missingBefore()));
    }
    return String.join("; ", moved);
  }

  /** Least, median and greatest, or the most frequent values where they are nobody's own. */
  String spread() {
    List<Double> numbers = column.numbers();
    return isWords()
        ? words()
        : numbers.isEmpty()
            ? ""
            : "%s … %s … %s"
                .formatted(shown(numbers.get(0)), shown(numbers.get(2)), shown(numbers.get(4)));
  }

  /** The same in less room. */
  String range() {
    List<Double> numbers = column.numbers();
    return isWords() || numbers.isEmpty()
        ? spread()
        : "%s … %s".formatted(shown(numbers.get(0)), shown(numbers.get(4)));
  }

  private String words() {
    List<String> shown =
        column.frequent().stream()
            .filter(each -> each.records() >= MANY)
            .limit(MOST)
            .map(this::share)
            .toList();
    int others = column.frequent().size() - shown.size();
    return String.join(", ", shown)
        + (others == 0 ? "" : shown.isEmpty() ? "rare values" : ", " + others + " more");
  }

  private boolean isWords() {
    return column.type() == ColumnType.STRING || column.type() == ColumnType.BOOL;
  }

  private String share(Frequency each) {
    long present = column.records() - column.missing() - column.unfit();
    return String.format(Locale.ROOT, "%s %.0f%%", each.value(), 100.0 * each.records() / present);
  }

  private String shown(double number) {
    return ShownValue.of(column.type(), number);
  }

  /** The declared type, with its question mark. */
  String declared() {
    return column.type().keyword() + (column.nullable() ? "?" : "");
  }

  String missing() {
    double share = 100 * column.missingShare();
    return column.missing() == 0
        ? "-"
        : share < 0.1 ? "<0.1%" : String.format(Locale.ROOT, "%.1f%%", share);
  }

  String distinct() {
    boolean exact = !column.frequent().isEmpty() || column.distinct() == 0;
    return (exact ? "" : "≈") + String.format(Locale.ROOT, "%,d", column.distinct());
  }
}
