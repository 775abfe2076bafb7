package io.martlet.spark.score;

/**
 * Where a run finds and leaves its files.
 *
 * @param projectionJar the generated projections
 * @param artifacts the pinned files, see {@link ArtifactStore}
 * @param scores where the run's score files go
 */
public record RunFolders(String projectionJar, String artifacts, String scores) {}
