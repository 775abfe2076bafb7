package io.martlet.spark.profile;

/**
 * How often a value stands in a column.
 *
 * @param value as Spark would print it
 */
public record Frequency(String value, long records) {}
