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
 */
public record Universe(
    Located<@Name String> name,
    Located<String> key,
    List<Located<String>> sources,
    List<@Valid Column> columns) {

  public Universe {
    sources = List.copyOf(sources);
    columns = List.copyOf(columns);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().value().equals(name)).findFirst();
  }
}
