package io.martlet.catalog;

import io.martlet.catalog.constraint.Name;
import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;

/**
 * The record set to score.
 *
 * @param key the column that identifies a record
 * @param source where the records are delivered: a path in the catalog's folder, or a URI
 */
public record Universe(
    Located<@Name String> name,
    Located<String> key,
    Optional<Located<String>> source,
    List<@Valid Column> columns) {

  public Universe {
    columns = List.copyOf(columns);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().value().equals(name)).findFirst();
  }
}
