package io.martlet.spark.mart;

/**
 * What a run has left of a mart, published or staged.
 *
 * @param snapshot of the mart's table
 */
public record MartVersion(String run, long snapshot) {}
