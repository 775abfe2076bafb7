package io.martlet.driver;

import java.nio.file.Path;

/**
 * Where a run finds and leaves its files.
 *
 * @param catalog the folder that the plan's paths are relative to
 * @param projectionJar the generated projections
 * @param universe the folder of all prepared universes
 * @param artifacts the files that plans pin, by their SHA-256
 * @param scores what runs leave until their marts are put together, a folder each
 * @param warehouse the marts' tables
 */
public record RunPlaces(
    Path catalog,
    Path projectionJar,
    Path universe,
    Path artifacts,
    Path scores,
    String warehouse) {}
