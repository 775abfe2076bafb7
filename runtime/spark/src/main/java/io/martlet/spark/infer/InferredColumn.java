package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;

/**
 * A column as its values suggest it.
 *
 * @param type the narrowest that holds every value
 * @param nullable whether a value is missing
 * @param sample a value in the middle, as it may be delivered; empty where all are missing
 */
public record InferredColumn(String name, ColumnType type, boolean nullable, String sample) {}
