package io.martlet.catalog;

import io.martlet.catalog.constraint.Name;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;

/**
 * The record set to score.
 *
 * @param key the column that identifies a record
 * @param sources where the records are delivered: files, globs and folders, each a {@link
 *     io.martlet.catalog.source.SourceEntry}; none when that is not said
 * @param format how delivered CSV files are written
 * @param ignored delivered columns that are none of the universe's, by name or glob
 * @param terms what is demanded of deliveries
 */
public record Universe(
    Located<@Name String> name,
    Located<String> key,
    List<Located<String>> sources,
    Located<DeliveryFormat> format,
    List<Located<String>> ignored,
    DeliveryTerms terms,
    List<@Valid Column> columns) {

  public Universe {
    sources = List.copyOf(sources);
    ignored = List.copyOf(ignored);
    columns = List.copyOf(columns);
  }

  /** A universe of which nothing is said of how it is delivered. */
  public Universe(
      Located<String> name,
      Located<String> key,
      List<Located<String>> sources,
      List<Column> columns) {
    this(
        name,
        key,
        sources,
        Located.of(DeliveryFormat.DEFAULT),
        List.of(),
        DeliveryTerms.STRICT,
        columns);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().value().equals(name)).findFirst();
  }
}
