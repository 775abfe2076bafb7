package io.martlet.catalog;

import io.martlet.catalog.constraint.Count;

/**
 * How a run is spread over clusters. The defaults follow the published case.
 *
 * @param release the Amazon EMR release
 * @param clusters how many clusters share the marts
 * @param microbatchesPerStep how many microbatches one EMR step runs
 * @param modelsPerMicrobatch how many models are scored in one pass
 */
public record Deployment(
    Located<String> release,
    Located<@Count Integer> clusters,
    Located<@Count Integer> microbatchesPerStep,
    Located<@Count Integer> modelsPerMicrobatch) {

  /** What holds for a catalog without a deployment. */
  public static final Deployment DEFAULT =
      new Deployment(Located.of("emr-spark-8.1.0"), Located.of(4), Located.of(10), Located.of(10));
}
