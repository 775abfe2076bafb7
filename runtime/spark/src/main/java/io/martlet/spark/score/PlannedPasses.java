package io.martlet.spark.score;

import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;
import io.martlet.plan.RunPlan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which passes of a plan have models of which marts. */
public final class PlannedPasses {

  private final Map<String, PlanMart> marts = new LinkedHashMap<>();
  private final Map<String, List<PlanMicrobatch>> passes = new LinkedHashMap<>();

  public PlannedPasses(RunPlan plan) {
    plan.marts()
        .forEach(
            mart -> {
              marts.put(mart.name(), mart);
              passes.put(mart.name(), new ArrayList<>());
            });
    plan.microbatches()
        .forEach(
            microbatch ->
                marts(microbatch).forEach(mart -> passes.get(mart.name()).add(microbatch)));
  }

  /** The marts that a pass has models of. */
  public List<PlanMart> marts(PlanMicrobatch microbatch) {
    return microbatch.models().stream().map(PlanModel::mart).distinct().map(marts::get).toList();
  }

  /** The marts that a step has models of. */
  public List<PlanMart> marts(PlanStep step) {
    return step.microbatches().stream()
        .flatMap(microbatch -> marts(microbatch).stream())
        .distinct()
        .toList();
  }

  /** The marts of which no pass has a model: they keep all of their scores. */
  public List<PlanMart> keptWhole() {
    return marts.values().stream().filter(mart -> of(mart).isEmpty()).toList();
  }

  /** The passes that have models of a mart. */
  public List<PlanMicrobatch> of(PlanMart mart) {
    return List.copyOf(passes.get(mart.name()));
  }
}
