package io.martlet.plan;

import java.util.List;

/** The microbatches that one EMR step runs. */
public record PlanStep(String name, List<PlanMicrobatch> microbatches) {

  public PlanStep {
    microbatches = List.copyOf(microbatches);
  }
}
