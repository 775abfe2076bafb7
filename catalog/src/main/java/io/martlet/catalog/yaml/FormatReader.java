package io.martlet.catalog.yaml;

import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.Located;
import io.martlet.catalog.schema.Grammar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Binds what a universe says of its delivery. */
final class FormatReader {

  /** Of a quote that files do not have. */
  private static final String NONE = "none";

  private static final DeliveryFormat DEFAULT = DeliveryFormat.DEFAULT;

  private FormatReader() {}

  static Optional<Located<DeliveryFormat>> read(Value format) {
    return format
        .keys(Grammar.FORMAT)
        .map(FormatReader::format)
        .map(read -> Located.at(format.location(), read));
  }

  private static DeliveryFormat format(Keys keys) {
    return new DeliveryFormat(
        of(keys, "delimiter", Value::sign).orElse(DEFAULT.delimiter()),
        keys.may("quote").isEmpty()
            ? DEFAULT.quote()
            : keys.may("quote").flatMap(FormatReader::quote),
        of(keys, "escape", Value::sign),
        texts(keys, "names").orElse(List.of()),
        of(keys, "encoding", Value::text).orElse(DEFAULT.encoding()),
        of(keys, "decimal", Value::sign).orElse(DEFAULT.decimal()),
        of(keys, "thousands", Value::sign),
        texts(keys, "missing").orElse(List.of()),
        of(keys, "dates", Value::text),
        texts(keys, "booleans").orElse(List.of()),
        of(keys, "trim", Value::flag).orElse(false),
        of(keys, "comment", Value::sign));
  }

  private static Optional<Character> quote(Value quote) {
    return quote.says(NONE) ? Optional.empty() : quote.sign().map(Located::value);
  }

  /** What a column says beside its type. */
  static ColumnFormat column(Keys keys) {
    return new ColumnFormat(
        of(keys, "from", Value::text),
        texts(keys, "missing"),
        of(keys, "dates", Value::text),
        texts(keys, "booleans").orElse(List.of()),
        of(keys, "scale", Value::integer),
        of(keys, "rounding", Value::flag).orElse(false));
  }

  private static <T> Optional<T> of(
      Keys keys, String key, Function<Value, Optional<Located<T>>> read) {
    return keys.may(key).flatMap(read).map(Located::value);
  }

  private static Optional<List<String>> texts(Keys keys, String key) {
    return keys.may(key)
        .flatMap(Value::texts)
        .map(texts -> texts.stream().map(Located::value).toList());
  }
}
