package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.schema.Grammar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a mart's models have unless they say otherwise.
 *
 * @param given the keys that are written, be their values right or wrong
 */
record Defaults(
    Set<String> given,
    Optional<Located<String>> binary,
    Optional<Located<RankRange>> rank,
    Optional<Located<String>> owner,
    Optional<List<Located<String>>> tags) {

  static final Defaults NONE =
      new Defaults(
          Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static Defaults read(Value defaults) {
    return defaults
        .keys(Grammar.DEFAULTS)
        .map(
            keys ->
                new Defaults(
                    keys.given(),
                    keys.may("binary").flatMap(Value::text),
                    keys.may("rank").flatMap(Value::ranks),
                    keys.may("owner").flatMap(Value::text),
                    keys.may("tags").flatMap(Value::texts)))
        .orElse(NONE);
  }
}
