package io.martlet.emr;

import io.martlet.catalog.FleetRole;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanFleet;
import io.martlet.plan.PlanStep;
import io.martlet.plan.PlanTerms;
import io.martlet.plan.PlanUniverse;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Plans of empty steps, and what their drivers are called with. */
final class Plans {

  static final String JAR = "s3://bucket/bank/martlet-driver.jar";

  static final StepCall CALL =
      new StepCall(
          "s3://bucket/bank/plans/abc/plan.json",
          "s3://bucket/bank",
          "r1",
          Set.of(),
          Set.of("deposits", "loans"),
          Set.of("loans"),
          30);

  private Plans() {}

  /** The plan of that many clusters, with that many steps each. */
  static RunPlan of(int clusters, int steps) {
    List<PlanCluster> all = new ArrayList<>();
    for (int i = 0; i < clusters; i++) {
      List<PlanStep> own = new ArrayList<>();
      for (int j = 0; j < steps; j++) {
        String name = String.format(Locale.ROOT, "step-%03d", i * steps + j + 1);
        own.add(new PlanStep(name, List.of()));
      }
      all.add(new PlanCluster("cluster-" + (i + 1), own));
    }
    return new RunPlan(
        "bank",
        "emr-spark-8.1.0",
        List.of(
            new PlanFleet(FleetRole.PRIMARY, 1, 0, List.of("m7i.xlarge")),
            new PlanFleet(FleetRole.CORE, 2, 8, List.of("c7i.8xlarge", "c6i.8xlarge"))),
        new PlanTerms(50, 0.1, 0.25, List.of()),
        new PlanUniverse("clients", "id", List.of(), List.of()),
        List.of(),
        List.of(),
        all);
  }

  static EmrRequests requests(RunPlan plan) {
    return new EmrRequests(plan, CALL, JAR, EmrSettings.DEFAULT);
  }
}
