package io.martlet.catalog.yaml;

import io.martlet.catalog.Deployment;
import io.martlet.catalog.Located;
import io.martlet.catalog.schema.Grammar;
import java.util.Optional;

/** Binds the deployment's file. What it leaves out is as in {@link Deployment#DEFAULT}. */
final class DeploymentReader {

  private DeploymentReader() {}

  static Optional<Deployment> read(Value root) {
    return root.keys(Grammar.DEPLOYMENT).map(DeploymentReader::deployment);
  }

  private static Deployment deployment(Keys keys) {
    Deployment usual = Deployment.DEFAULT;
    return new Deployment(
        keys.may("release").flatMap(Value::text).orElse(usual.release()),
        integer(keys, "clusters", usual.clusters()),
        integer(keys, "microbatches-per-step", usual.microbatchesPerStep()),
        integer(keys, "models-per-microbatch", usual.modelsPerMicrobatch()));
  }

  private static Located<Integer> integer(Keys keys, String key, Located<Integer> usual) {
    return keys.may(key).flatMap(Value::integer).orElse(usual);
  }
}
