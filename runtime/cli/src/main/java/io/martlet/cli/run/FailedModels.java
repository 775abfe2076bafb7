package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.ModelSelection;
import io.martlet.cli.report.ScoredModels;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.Workspace;
import io.martlet.driver.Rescoring;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.ModelState;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.plan.RunPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What failed in a run, to be scored again as it is declared now. */
public final class FailedModels {

  private FailedModels() {}

  /**
   * Compiles them; the other scores of their marts stay as the run has left them.
   *
   * @return nothing when none failed
   * @throws CommandFailure when the run scored other records than are delivered now
   */
  public static Optional<Compilation> compile(
      Catalog catalog,
      ModelSelection selection,
      RunRecord run,
      RunQueries queries,
      Workspace workspace) {
    List<ModelRecord> all = queries.models(run.id());
    List<ModelRecord> failed =
        ScoredModels.selected(all, selection).stream()
            .filter(model -> model.state() == ModelState.FAILED)
            .toList();
    return failed.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Compilation.keeping(
                recorded(catalog, all, failed),
                workspace,
                plan -> rescoring(run, plan, queries).allBut(numbers(failed))));
  }

  private static Rescoring rescoring(RunRecord run, RunPlan plan, RunQueries queries) {
    Rescoring rescoring = Rescoring.since(run.id(), plan, queries);
    if (!rescoring.sameRecords(run.id())) {
      throw new CommandFailure(
          ExitCode.USAGE,
          ("Run %s scored other records than are delivered now, and a mart has scores of one"
                  + " delivery. Score all: martlet run")
              .formatted(run.id()));
    }
    return rescoring;
  }

  private static Map<String, Set<Integer>> numbers(List<ModelRecord> models) {
    Map<String, Set<Integer>> numbers = new HashMap<>();
    models.forEach(
        model ->
            numbers.computeIfAbsent(model.mart(), mart -> new HashSet<>()).add(model.number()));
    return numbers;
  }

  /** The marts with models that failed, and of these the models that the run has on record. */
  private static Catalog recorded(
      Catalog catalog, List<ModelRecord> recorded, List<ModelRecord> failed) {
    Map<String, Set<Integer>> known = numbers(recorded);
    Set<String> touched = numbers(failed).keySet();
    List<Mart> marts = new ArrayList<>();
    for (Mart mart : catalog.marts()) {
      if (touched.contains(mart.name().value())) {
        List<Model> models =
            mart.models().stream()
                .filter(model -> known.get(mart.name().value()).contains(model.number().value()))
                .toList();
        marts.add(new Mart(mart.name(), models, mart.retired()));
      }
    }
    return catalog.only(marts);
  }
}
