package io.martlet.spark.score;

import io.martlet.catalog.Platform;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What an executor does before its first batch, but for starting hosts; and how often. */
public final class StubbedExecutor {

  private static final Set<RunPlan> PLANS = Collections.newSetFromMap(new IdentityHashMap<>());
  private static long planBytes;
  private static long nanos;

  private StubbedExecutor() {}

  static synchronized RunPlan begin(PassSpec pass) {
    long start = System.nanoTime();
    RunPlan plan = PassPlan.of(pass);
    if (PLANS.add(plan)) {
      ArtifactStore artifacts = new ArtifactStore(pass.artifacts());
      Platform platform = HostPlatform.current();
      artifacts.hosts(plan, platform);
      for (PlanModel model : plan.models().toList()) {
        artifacts.binary(plan, model, platform);
      }
      plan.microbatches().forEach(artifacts::parameters);
      planBytes = pass.plan().length();
      nanos = System.nanoTime() - start;
    }
    return plan;
  }

  /** How many plans were parsed so far. */
  public static synchronized int plans() {
    return PLANS.size();
  }

  /** How large the plan of the last pass is, as text. */
  public static synchronized long planBytes() {
    return planBytes;
  }

  /** What the last pass took to read its plan and to copy and verify what it pins. */
  public static synchronized double seconds() {
    return nanos / 1e9;
  }
}
