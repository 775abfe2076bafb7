package io.martlet.catalog.yaml;

import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.Located;
import io.martlet.catalog.Universe;
import io.martlet.catalog.schema.Grammar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Binds the universe's file. */
final class UniverseReader {

  private static final List<String> TYPES =
      Arrays.stream(ColumnType.values()).map(ColumnType::keyword).toList();

  private UniverseReader() {}

  /** A universe, and the groups that its columns are read in. */
  record Read(Universe universe, ColumnGroups groups) {}

  static Optional<Read> read(Value root) {
    return root.keys(Grammar.UNIVERSE).flatMap(UniverseReader::universe);
  }

  private static Optional<Read> universe(Keys keys) {
    Optional<Located<String>> name = keys.must("universe").flatMap(Value::text);
    Optional<Located<String>> key = keys.must("key").flatMap(Value::text);
    List<Located<String>> sources =
        keys.may("source").flatMap(Value::textOrTexts).orElse(List.of());
    Optional<List<Column>> columns = keys.must("columns").map(UniverseReader::columns);
    ColumnGroups groups =
        keys.may("groups")
            .map(value -> ColumnGroups.read(value, columns.orElse(List.of())))
            .orElseGet(ColumnGroups::none);
    if (name.isEmpty() || key.isEmpty() || columns.isEmpty()) {
      return Optional.empty();
    }
    Universe universe =
        new Universe(
            name.get(),
            key.get(),
            sources,
            keys.may("format")
                .flatMap(FormatReader::read)
                .orElse(Located.of(DeliveryFormat.DEFAULT)),
            keys.may("ignore").flatMap(Value::texts).orElse(List.of()),
            TermsReader.read(keys),
            columns.get());
    return Optional.of(new Read(universe, groups));
  }

  private static List<Column> columns(Value columns) {
    return columns.named("age: int8").stream().flatMap(column -> column(column).stream()).toList();
  }

  private static Optional<Column> column(Value.Named column) {
    if (!column.value().isMapping()) {
      return column(column, column.value(), ColumnFormat.DEFAULT);
    }
    return column
        .value()
        .keys(Grammar.COLUMN)
        .flatMap(
            keys ->
                keys.must("type").flatMap(type -> column(column, type, FormatReader.column(keys))));
  }

  private static Optional<Column> column(Value.Named column, Value type, ColumnFormat format) {
    return type.word(TYPES, written -> ColumnType.of(withoutMark(written)))
        .map(known -> new Column(column.name(), known, mayBeMissing(type), format));
  }

  private static boolean mayBeMissing(Value type) {
    return type.text().filter(written -> written.value().endsWith("?")).isPresent();
  }

  private static String withoutMark(String type) {
    return type.endsWith("?") ? type.substring(0, type.length() - 1) : type;
  }
}
