package io.martlet.driver;

import io.martlet.ledger.RunAgenda;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import java.util.ArrayList;
import java.util.List;

/** What a plan says that a run is going to do, as the ledger records it. */
final class Agenda {

  private Agenda() {}

  static RunAgenda of(String run, RunPlan plan) {
    return new RunAgenda(
        run,
        plan.catalog(),
        plan.digest(),
        plan.universe().digest(),
        steps(plan),
        models(plan),
        plan.bases().stream().map(Agenda::base).toList());
  }

  private static List<RunAgenda.Step> steps(RunPlan plan) {
    List<RunAgenda.Step> steps = new ArrayList<>();
    plan.clusters()
        .forEach(
            cluster ->
                cluster
                    .steps()
                    .forEach(
                        step ->
                            steps.add(
                                new RunAgenda.Step(
                                    step.name(),
                                    cluster.name(),
                                    step.microbatches().stream()
                                        .map(PlanMicrobatch::name)
                                        .toList()))));
    return steps;
  }

  private static RunAgenda.Base base(PlanBase base) {
    return new RunAgenda.Base(
        base.mart(), base.run(), base.snapshot(), numbers(base.kept()), numbers(base.missing()));
  }

  private static List<Integer> numbers(List<PlanModel> models) {
    return models.stream().map(PlanModel::number).toList();
  }

  private static List<RunAgenda.Model> models(RunPlan plan) {
    List<RunAgenda.Model> models = new ArrayList<>();
    plan.microbatches()
        .forEach(
            microbatch ->
                microbatch.models().forEach(model -> models.add(model(plan, microbatch, model))));
    return models;
  }

  private static RunAgenda.Model model(RunPlan plan, PlanMicrobatch microbatch, PlanModel model) {
    return new RunAgenda.Model(
        model.mart(),
        model.number(),
        model.name(),
        plan.binary(model.binary()).kind().keyword(),
        microbatch.name(),
        model.scoringHash(),
        model.outputs().inputs(),
        model.rank().first());
  }
}
