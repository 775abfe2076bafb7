package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.schema.Grammar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Binds the models of one mart, its defaults filled in. */
final class ModelReader {

  private static final String WAY_OUT = "Give it one, or set it in the mart's defaults.";

  private final String mart;
  private final Defaults defaults;
  private final ColumnGroups groups;
  private final List<Suppression> suppressions;

  /**
   * @param suppressions where to add those that stand in a model
   */
  ModelReader(String mart, Defaults defaults, ColumnGroups groups, List<Suppression> suppressions) {
    this.mart = mart;
    this.defaults = defaults;
    this.groups = groups;
    this.suppressions = suppressions;
  }

  Optional<Model> read(Value value) {
    return value.keys(Grammar.MODEL_ENTRY).flatMap(this::model);
  }

  private Optional<Model> model(Keys unnamed) {
    Optional<Located<String>> name = unnamed.must("name").flatMap(Value::text);
    Keys keys = name.map(known -> about(unnamed, mart + "/" + known)).orElse(unnamed);
    Optional<Located<Integer>> number = keys.must("number").flatMap(Value::integer);
    Optional<List<Located<String>>> inputs =
        keys.must("inputs").flatMap(value -> value.texts().map(all -> groups.expand(value, all)));
    Optional<Located<String>> binary = own(keys, "binary", Value::text, defaults.binary());
    Optional<Located<RankRange>> rank = own(keys, "rank", Value::ranks, defaults.rank());
    Optional<Located<String>> symbol = keys.may("symbol").flatMap(Value::text);
    Optional<Located<String>> parameters = keys.may("parameters").flatMap(Value::text);
    Optional<Located<String>> owner = keys.may("owner").flatMap(Value::text);
    Optional<List<Located<String>>> tags = keys.may("tags").flatMap(Value::texts);
    keys.may("suppress")
        .ifPresent(
            value ->
                suppressions.addAll(
                    SuppressionReader.inPlace(
                        value, mart + "/" + name.map(Located::value).orElse(""))));
    if (name.isEmpty()
        || number.isEmpty()
        || inputs.isEmpty()
        || binary.isEmpty()
        || rank.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Model(
            number.get(),
            name.get(),
            inputs.get(),
            binary.get(),
            symbol,
            parameters,
            rank.get(),
            tags.or(defaults::tags).orElse(List.of()),
            owner.or(defaults::owner)));
  }

  private <T> Optional<T> own(
      Keys keys, String key, Function<Value, Optional<T>> bound, Optional<T> usual) {
    return keys.may(key).isEmpty() && defaults.given().contains(key)
        ? usual
        : keys.must(key, WAY_OUT).flatMap(bound);
  }

  private static Keys about(Keys keys, String subject) {
    return keys.about("model " + subject, subject);
  }
}
