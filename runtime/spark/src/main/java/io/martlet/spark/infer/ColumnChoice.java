package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a column is in the format that was chosen. */
record ColumnChoice(ColumnScan scan, FormatChoice format) {

  private static final String TIMED =
      "days with a time, kept as text: to have the day, declare { type: date, rounding: true } and"
          + " dates as they are written, such as \"yyyy-MM-dd HH:mm:ss\"";

  InferredColumn column() {
    ColumnType type = type();
    boolean typed = type != ColumnType.STRING;
    List<String> missing = typed ? List.copyOf(scan.missingWords().keySet()) : List.of();
    return new InferredColumn(
        format.delivered(scan),
        format.delivered(scan),
        type,
        scan.missing() > 0 || !missing.isEmpty(),
        missing,
        type == ColumnType.DATE ? format.ownDates(scan) : Optional.empty(),
        type == ColumnType.BOOL ? format.ownBooleans(scan) : List.of(),
        format.isNumber(scan) ? scan.range(format.numbers()).middle() : "",
        remark(type));
  }

  /** Whether a record has a column's value of its own, of a type that keys have. */
  boolean identifies() {
    return scan.identifies()
        && switch (type()) {
          case INT8, INT16, INT32, INT64 -> scan.missingWords().isEmpty();
          case STRING -> true;
          case BOOL, FLOAT32, FLOAT64, DATE -> false;
        };
  }

  private ColumnType type() {
    if (format.date(scan).isPresent()) {
      return ColumnType.DATE;
    }
    if (format.isNumber(scan)) {
      return scan.range(format.numbers()).type();
    }
    return format.booleans(scan).isPresent() ? ColumnType.BOOL : ColumnType.STRING;
  }

  private Optional<String> remark(ColumnType type) {
    List<String> remarks = new ArrayList<>();
    if (type == ColumnType.DATE && format.ownDates(scan).isPresent() && format.isEither(scan)) {
      remarks.add(FormatChoice.EITHER);
    }
    if (type == ColumnType.DATE && format.isNumber(scan)) {
      remarks.add("all its numbers of eight digits are days");
    }
    List<String> words =
        scan.missingWords().entrySet().stream()
            .filter(word -> !word.getKey().isEmpty() || type != ColumnType.STRING)
            .map(ColumnChoice::counted)
            .toList();
    if (!words.isEmpty()) {
      remarks.add(
          String.join(", ", words)
              + (type == ColumnType.STRING ? " kept as text" : " taken for missing values"));
    }
    if (type == ColumnType.STRING && scan.isTimed()) {
      remarks.add(TIMED);
    }
    if (scan.present() == 0) {
      remarks.add("no record has a value");
    }
    return remarks.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", remarks));
  }

  private static String counted(Map.Entry<String, Long> word) {
    return String.format(
        Locale.ROOT,
        "\"%s\" (%,d %s)",
        word.getKey(),
        word.getValue(),
        word.getValue() == 1 ? "record" : "records");
  }
}
