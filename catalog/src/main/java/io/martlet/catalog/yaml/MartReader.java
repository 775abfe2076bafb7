package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.schema.Grammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds the marts' files. */
final class MartReader {

  private final ColumnGroups groups;
  private final List<Suppression> suppressions = new ArrayList<>();

  MartReader(ColumnGroups groups) {
    this.groups = groups;
  }

  Optional<Mart> read(Value root) {
    return root.keys(Grammar.MART).flatMap(this::mart);
  }

  /** Those that stood in the marts and their models so far. */
  List<Suppression> suppressions() {
    return suppressions;
  }

  private Optional<Mart> mart(Keys unnamed) {
    Optional<Located<String>> name = unnamed.must("mart").flatMap(Value::text);
    Keys keys = name.map(known -> unnamed.about("mart " + known, known.value())).orElse(unnamed);
    Defaults defaults = keys.may("defaults").map(Defaults::read).orElse(Defaults.NONE);
    ModelReader reader =
        new ModelReader(name.map(Located::value).orElse(""), defaults, groups, suppressions);
    keys.may("suppress")
        .ifPresent(
            value ->
                suppressions.addAll(
                    SuppressionReader.inPlace(value, name.map(Located::value).orElse(""))));
    Optional<List<Model>> models =
        keys.must("models").flatMap(Value::list).map(values -> models(values, reader));
    List<Located<Integer>> retired = keys.may("retired").map(MartReader::numbers).orElse(List.of());
    return name.isEmpty() || models.isEmpty()
        ? Optional.empty()
        : Optional.of(new Mart(name.get(), models.get(), retired));
  }

  private static List<Located<Integer>> numbers(Value list) {
    return list.list().orElse(List.of()).stream()
        .flatMap(number -> number.integer().stream())
        .toList();
  }

  private static List<Model> models(List<Value> values, ModelReader reader) {
    return values.stream().flatMap(value -> reader.read(value).stream()).toList();
  }
}
