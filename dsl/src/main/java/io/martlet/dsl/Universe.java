package io.martlet.dsl;

import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import java.util.List;
import java.util.function.Consumer;
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
            declared.name(),
            declared.key(),
            sources,
            declared.format(),
            declared.ignored(),
            declared.columns()));
  }

  /** The same universe, delivered in CSV files of another format than RFC 4180 has. */
  public Universe<U> formatted(Consumer<FormatBuilder> words) {
    FormatBuilder format = new FormatBuilder();
    Location line = Caller.line();
    words.accept(format);
    return new Universe<>(
        new io.martlet.catalog.Universe(
            declared.name(),
            declared.key(),
            declared.sources(),
            Located.at(line, format.format()),
            declared.ignored(),
            declared.columns()));
  }

  /** The same universe, delivered with columns that are none of it, by name or glob. */
  public Universe<U> ignoring(String... columns) {
    Location line = Caller.line();
    return new Universe<>(
        new io.martlet.catalog.Universe(
            declared.name(),
            declared.key(),
            declared.sources(),
            declared.format(),
            Stream.of(columns).map(each -> Located.at(line, each)).toList(),
            declared.columns()));
  }

  io.martlet.catalog.Universe declared() {
    return declared;
  }
}
