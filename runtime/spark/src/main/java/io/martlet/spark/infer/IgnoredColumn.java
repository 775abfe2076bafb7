package io.martlet.spark.infer;

/**
 * A delivered column that a universe cannot have.
 *
 * @param name what it is called in the delivery
 */
public record IgnoredColumn(String name, String reason) {}
