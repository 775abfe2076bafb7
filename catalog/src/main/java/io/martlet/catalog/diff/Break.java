package io.martlet.catalog.diff;

import java.util.Optional;

/**
 * Columns of a mart's table that consumers may read and no longer find, or find to mean something
 * else.
 *
 * @param model as it was called
 * @param message what breaks, one sentence
 * @param accepted the reason why it may, where the catalog says so
 */
public record Break(String model, String message, Optional<String> accepted) {}
