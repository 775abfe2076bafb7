package io.martlet.spark.infer;

import io.martlet.catalog.DeliveryFormat;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.Dialect;
import io.martlet.spark.delivery.SplitReader;
import java.util.List;
import java.util.stream.IntStream;

/** What the first record of a file says of its format. */
final class FormatGuess {

  private static final List<Character> DELIMITERS = List.of(',', ';', '\t', '|');
  private static final DeliveryFormat DEFAULT = DeliveryFormat.DEFAULT;

  private FormatGuess() {}

  /** With the delimiter that cuts it into most values, and names where it has none. */
  static DeliveryFormat of(CsvSplit file) {
    DeliveryFormat best = DEFAULT;
    List<String> first = List.of();
    for (char delimiter : DELIMITERS) {
      DeliveryFormat format = format(delimiter, List.of());
      List<String> values = SplitReader.header(file, Dialect.of(format));
      if (values.size() > first.size()) {
        best = format;
        first = values;
      }
    }
    return first.stream().noneMatch(FormatGuess::isName)
        ? format(
            best.delimiter(),
            IntStream.rangeClosed(1, first.size()).mapToObj(i -> "c_" + i).toList())
        : best;
  }

  /** Whether it is no number, date or nothing at all. */
  private static boolean isName(String value) {
    return value.codePoints().anyMatch(Character::isLetter);
  }

  private static DeliveryFormat format(char delimiter, List<String> names) {
    return new DeliveryFormat(
        delimiter,
        DEFAULT.quote(),
        DEFAULT.escape(),
        names,
        DEFAULT.encoding(),
        DEFAULT.decimal(),
        DEFAULT.thousands(),
        DEFAULT.missing(),
        DEFAULT.dates(),
        DEFAULT.booleans(),
        DEFAULT.trim());
  }
}
