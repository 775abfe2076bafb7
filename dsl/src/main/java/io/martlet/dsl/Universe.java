package io.martlet.dsl;

import io.martlet.catalog.Contract.Breach;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.catalog.DeliveryTerms;
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
    return with(
        Stream.concat(Stream.of(source), Stream.of(more))
            .map(each -> Located.at(line, each))
            .toList(),
        declared.format(),
        declared.ignored(),
        declared.terms());
  }

  /** The same universe, delivered in CSV files of another format than RFC 4180 has. */
  public Universe<U> formatted(Consumer<FormatBuilder> words) {
    FormatBuilder format = new FormatBuilder();
    Location line = Caller.line();
    words.accept(format);
    return with(
        declared.sources(),
        Located.at(line, format.format()),
        declared.ignored(),
        declared.terms());
  }

  /** The same universe, delivered with columns that are none of it, by name or glob. */
  public Universe<U> ignoring(String... columns) {
    Location line = Caller.line();
    return with(
        declared.sources(),
        declared.format(),
        Stream.of(columns).map(each -> Located.at(line, each)).toList(),
        declared.terms());
  }

  /** The same universe, of whose delivered records so many may be other than declared. */
  public Universe<U> allowingRejects(int records) {
    return with(declared.terms().withRejects(records));
  }

  /** The same universe, prepared as files of about so many megabytes, of 2^20 bytes. */
  public Universe<U> preparedInFilesOf(int megabytes) {
    return with(declared.terms().withFileMegabytes(megabytes));
  }

  /** The same universe, with the file that says what each delivered one must have. */
  public Universe<U> describedBy(String manifest) {
    return with(declared.terms().withManifest(Located.at(Caller.line(), manifest)));
  }

  /** The same universe, whose deliveries promise this, or are refused. */
  public Universe<U> requiring(Consumer<ContractBuilder<U>> words) {
    return promising(Breach.ERROR, words);
  }

  /** The same universe, whose deliveries promise this, or it is told. */
  public Universe<U> warning(Consumer<ContractBuilder<U>> words) {
    return promising(Breach.WARN, words);
  }

  private Universe<U> promising(Breach breach, Consumer<ContractBuilder<U>> words) {
    ContractBuilder<U> contracts = new ContractBuilder<>(breach);
    words.accept(contracts);
    return with(declared.terms().and(contracts.contracts()));
  }

  private Universe<U> with(DeliveryTerms terms) {
    return with(declared.sources(), declared.format(), declared.ignored(), terms);
  }

  private Universe<U> with(
      List<Located<String>> sources,
      Located<DeliveryFormat> format,
      List<Located<String>> ignored,
      DeliveryTerms terms) {
    return new Universe<>(
        new io.martlet.catalog.Universe(
            declared.name(), declared.key(), sources, format, ignored, terms, declared.columns()));
  }

  io.martlet.catalog.Universe declared() {
    return declared;
  }
}
