package io.martlet.plan;

import java.util.List;

/** The steps that one cluster runs. */
public record PlanCluster(String name, List<PlanStep> steps) {

  public PlanCluster {
    steps = List.copyOf(steps);
  }
}
