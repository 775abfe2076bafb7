package io.martlet.dsl;

import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import java.util.List;
import java.util.stream.Stream;

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
    return new Universe<>(new io.martlet.catalog.Universe(name, key, List.of(), columns));
  }

  /** The same universe, delivered as files, folders or globs in the catalog's folder or at URIs. */
  public Universe<U> deliveredAt(String source, String... more) {
    Location line = Caller.line();
    List<Located<String>> sources =
        Stream.concat(Stream.of(source), Stream.of(more))
            .map(each -> Located.at(line, each))
            .toList();
    return new Universe<>(
        new io.martlet.catalog.Universe(
            declared.name(), declared.key(), sources, declared.columns()));
  }

  io.martlet.catalog.Universe declared() {
    return declared;
  }
}
