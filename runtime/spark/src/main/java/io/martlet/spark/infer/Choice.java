package io.martlet.spark.infer;

/**
 * Something that was inferred, and why so.
 *
 * @param key what of the universe it is about, by its key in YAML, such as {@code decimal}
 * @param reason what it was inferred from, or what else it might have been
 */
public record Choice(String key, String reason) {}
