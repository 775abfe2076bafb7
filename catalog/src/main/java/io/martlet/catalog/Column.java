package io.martlet.catalog;

import io.martlet.catalog.constraint.Name;

/**
 * A column of the universe.
 *
 * @param nullable whether a record may miss the value (written {@code int32?})
 */
public record Column(Located<@Name String> name, Located<ColumnType> type, boolean nullable) {}
