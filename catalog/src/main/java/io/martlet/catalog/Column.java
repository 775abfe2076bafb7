package io.martlet.catalog;

/**
 * A column of the universe.
 *
 * @param nullable whether a record may miss the value (written {@code int32?})
 */
public record Column(Located<String> name, Located<ColumnType> type, boolean nullable) {}
