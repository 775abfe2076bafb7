package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.schema.Grammar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Binds suppressions, central ones and those that stand where they apply. */
final class SuppressionReader {

  private SuppressionReader() {}

  /** Those of the main file, which say themselves what they are about. */
  static List<Suppression> central(Value list) {
    List<Suppression> suppressions = new ArrayList<>();
    for (Value value : list.list().orElse(List.of())) {
      value
          .keys(Grammar.SUPPRESSION)
          .flatMap(keys -> suppression(keys, keys.may("at").flatMap(Value::text)))
          .ifPresent(suppressions::add);
    }
    return suppressions;
  }

  /** Those of a mart or model, by its subject. */
  static List<Suppression> inPlace(Value list, String subject) {
    List<Suppression> suppressions = new ArrayList<>();
    for (Value value : list.list().orElse(List.of())) {
      value
          .keys(Grammar.SUPPRESSION_IN_PLACE)
          .flatMap(keys -> suppression(keys, Optional.of(Located.at(value.location(), subject))))
          .ifPresent(suppressions::add);
    }
    return suppressions;
  }

  private static Optional<Suppression> suppression(Keys keys, Optional<Located<String>> at) {
    Optional<Located<String>> rule = keys.must("rule").flatMap(Value::text);
    Optional<Located<String>> reason = keys.must("reason").flatMap(Value::text);
    return rule.isEmpty() || reason.isEmpty()
        ? Optional.empty()
        : Optional.of(new Suppression(rule.get(), at, reason.get()));
  }
}
