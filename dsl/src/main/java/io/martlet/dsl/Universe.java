package io.martlet.dsl;

import io.martlet.catalog.Located;
import java.util.List;
import java.util.Optional;

/**
 * The record set to score, declared by {@link Columns}.
 *
 * @param <U> stands for this universe in the types of its columns
 */
public final class Universe<U> {

  private final io.martlet.catalog.Universe declared;

  private Universe(io.martlet.catalog.Universe declared) {
    this.declared = declared;
  }

  static <U> Universe<U> of(
      Located<String> name, Located<String> key, List<io.martlet.catalog.Column> columns) {
    return new Universe<>(new io.martlet.catalog.Universe(name, key, Optional.empty(), columns));
  }

  /** The same universe, delivered at a path in the catalog's folder or at a URI. */
  public Universe<U> deliveredAt(String source) {
    return new Universe<>(
        new io.martlet.catalog.Universe(
            declared.name(),
            declared.key(),
            Optional.of(Located.at(Caller.line(), source)),
            declared.columns()));
  }

  io.martlet.catalog.Universe declared() {
    return declared;
  }
}
