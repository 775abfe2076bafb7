package io.martlet.catalog.check;

import io.martlet.catalog.Deployment;
import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.Findings;
import java.util.Locale;

/** A cluster would get more steps than Amazon EMR lets it have. */
final class TooManySteps implements CatalogRule {

  /** Of steps that are pending or running, a cluster. */
  private static final int MOST = 256;

  @Override
  public String id() {
    return "too-many-steps";
  }

  @Override
  public String summary() {
    return "A cluster would get more than 256 steps, which Amazon EMR refuses.";
  }

  /** However marts are dealt, some cluster has at least its share of the models. */
  @Override
  public void check(Checked checked, Findings findings) {
    Deployment deployment = checked.catalog().deployment();
    Located<Integer> perPass = deployment.modelsPerMicrobatch();
    Located<Integer> perStep = deployment.microbatchesPerStep();
    long models = share(checked.catalog().modelCount(), deployment.clusters().value());
    long steps = share(share(models, perPass.value()), perStep.value());
    if (steps > MOST) {
      findings.add(
          at(
              (perStep.location().hasLine() ? perStep : perPass).location(),
              "",
              String.format(
                  Locale.ROOT,
                  "A cluster would get at least %,d steps, and Amazon EMR takes %d.",
                  steps,
                  MOST),
              "Let a step run more microbatches, a microbatch score more models, or start more"
                  + " clusters."));
    }
  }

  private static long share(long all, int parts) {
    return (all + parts - 1) / parts;
  }
}
