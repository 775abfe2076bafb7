package io.martlet.benchmarks.scale;

import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunAgenda;
import io.martlet.ledger.RunRecorder;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.RunPlan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What the ledger takes for all models of a plan, planned and scored, in runs of its own. */
final class LedgerTime {

  private LedgerTime() {}

  static Span of(RunPlan plan, Ledger ledger, String run) {
    List<RunAgenda.Step> steps =
        plan.steps()
            .map(
                step ->
                    new RunAgenda.Step(
                        step.name(),
                        "cluster",
                        step.microbatches().stream().map(PlanMicrobatch::name).toList()))
            .toList();
    List<RunAgenda.Model> planned = new ArrayList<>();
    plan.microbatches()
        .forEach(
            pass ->
                pass.models()
                    .forEach(
                        model ->
                            planned.add(
                                new RunAgenda.Model(
                                    model.mart(),
                                    model.number(),
                                    model.name(),
                                    "library",
                                    pass.name(),
                                    model.scoringHash(),
                                    model.outputs().inputs(),
                                    model.rank().first()))));
    Span.Moment begin = Span.now();
    try (RunRecorder recorder = ledger.recorder(() -> {})) {
      recorder.join(
          new RunAgenda(
              run,
              plan.catalog(),
              plan.digest(),
              plan.universe().digest(),
              steps,
              planned,
              List.of()),
          1);
      plan.microbatches()
          .forEach(
              pass -> {
                recorder.microbatchStarted(pass.name());
                recorder.microbatchFinished(pass.name(), 1, scored(pass), List.of());
              });
    }
    return Span.now().since(begin);
  }

  private static List<RunRecorder.ScoredModel> scored(PlanMicrobatch pass) {
    return pass.models().stream()
        .map(
            model ->
                new RunRecorder.ScoredModel(
                    model.mart(),
                    model.number(),
                    1,
                    Collections.nCopies(
                        model.rank().last() - model.rank().first() + 1, 31_000_000L)))
        .toList();
  }
}
