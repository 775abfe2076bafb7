package io.martlet.catalog;

import io.martlet.catalog.constraint.Name;

/**
 * A column of the universe.
 *
 * @param nullable whether a record may miss the value (written {@code int32?})
 * @param format how it is delivered, where that is not as in all of the universe
 */
public record Column(
    Located<@Name String> name, Located<ColumnType> type, boolean nullable, ColumnFormat format) {

  /** A column that is delivered as the universe says. */
  public Column(Located<String> name, Located<ColumnType> type, boolean nullable) {
    this(name, type, nullable, ColumnFormat.DEFAULT);
  }

  /** What it is called in a delivery. */
  public String delivered() {
    return format.from().orElse(name.value());
  }
}
