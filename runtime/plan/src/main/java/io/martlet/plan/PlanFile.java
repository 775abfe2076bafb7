package io.martlet.plan;

/**
 * A file that a plan pins: a run uses these bytes or none.
 *
 * @param path relative to the catalog's folder
 * @param sha256 64 lower-case hexadecimal digits
 * @param bytes its size
 */
public record PlanFile(String path, String sha256, long bytes) {}
