package io.martlet.dsl;

import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.RankRange;
import java.util.List;
import java.util.Optional;

/** What a mart's models have unless they say otherwise. */
record ModelDefaults(
    Optional<Scorer> scorer,
    Optional<Located<RankRange>> ranks,
    Optional<Located<String>> owner,
    List<Located<String>> tags) {

  static final ModelDefaults NONE =
      new ModelDefaults(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  /** A binary, and the line that says that it scores. */
  record Scorer(Binary binary, Location line) {}

  ModelDefaults scoredBy(Binary binary, Location line) {
    return new ModelDefaults(Optional.of(new Scorer(binary, line)), ranks, owner, tags);
  }

  ModelDefaults ranks(Located<RankRange> others) {
    return new ModelDefaults(scorer, Optional.of(others), owner, tags);
  }

  ModelDefaults ownedBy(Located<String> other) {
    return new ModelDefaults(scorer, ranks, Optional.of(other), tags);
  }

  ModelDefaults tagged(List<Located<String>> others) {
    return new ModelDefaults(scorer, ranks, owner, others);
  }
}
