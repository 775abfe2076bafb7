package io.martlet.catalog;

import io.martlet.catalog.constraint.Count;

/**
 * How a run is spread over clusters. The defaults follow the published case, but for the size of a
 * pass: models that share a pass share its reading.
 *
 * @param release the Amazon EMR release
 * @param clusters how many clusters share the marts
 * @param microbatchesPerStep how many microbatches one EMR step runs
 * @param modelsPerMicrobatch how many models are scored in one pass at most; memory permitting
 */
public record Deployment(
    Located<String> release,
    Located<@Count Integer> clusters,
    Located<@Count Integer> microbatchesPerStep,
    Located<@Count Integer> modelsPerMicrobatch) {

  /** As many models in one pass as memory permits. */
  public static final int UNLIMITED = Integer.MAX_VALUE;

  /** What holds for a catalog without a deployment. */
  public static final Deployment DEFAULT =
      new Deployment(
          Located.of("emr-spark-8.1.0"), Located.of(4), Located.of(10), Located.of(UNLIMITED));
}
