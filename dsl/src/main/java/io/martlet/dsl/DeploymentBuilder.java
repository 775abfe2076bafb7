package io.martlet.dsl;

import io.martlet.catalog.Deployment;
import io.martlet.catalog.Located;

/** Declares how a run is spread over clusters. */
public final class DeploymentBuilder {

  private Deployment declared;

  DeploymentBuilder(Deployment usual) {
    this.declared = usual;
  }

  /** The Amazon EMR release, such as {@code emr-spark-8.1.0}. */
  public DeploymentBuilder release(String label) {
    declared =
        new Deployment(
            Located.at(Caller.line(), label),
            declared.clusters(),
            declared.microbatchesPerStep(),
            declared.modelsPerMicrobatch());
    return this;
  }

  /** How many clusters share the marts. */
  public DeploymentBuilder clusters(int count) {
    declared =
        new Deployment(
            declared.release(),
            Located.at(Caller.line(), count),
            declared.microbatchesPerStep(),
            declared.modelsPerMicrobatch());
    return this;
  }

  /** How many microbatches one EMR step runs. */
  public DeploymentBuilder microbatchesPerStep(int count) {
    declared =
        new Deployment(
            declared.release(),
            declared.clusters(),
            Located.at(Caller.line(), count),
            declared.modelsPerMicrobatch());
    return this;
  }

  /** How many models are scored in one pass over the universe. */
  public DeploymentBuilder modelsPerMicrobatch(int count) {
    declared =
        new Deployment(
            declared.release(),
            declared.clusters(),
            declared.microbatchesPerStep(),
            Located.at(Caller.line(), count));
    return this;
  }

  Deployment build() {
    return declared;
  }
}
