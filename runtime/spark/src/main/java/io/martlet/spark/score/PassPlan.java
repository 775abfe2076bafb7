package io.martlet.spark.score;

import io.martlet.plan.PlanReader;
import io.martlet.plan.RunPlan;

/** The plan of the pass that a JVM works on, read once for all of its task slots. */
final class PassPlan {

  private static String last = "";
  private static RunPlan plan;

  private PassPlan() {}

  static synchronized RunPlan of(PassSpec pass) {
    if (!last.equals(pass.output())) {
      plan = PlanReader.read(pass.plan());
      last = pass.output();
    }
    return plan;
  }
}
