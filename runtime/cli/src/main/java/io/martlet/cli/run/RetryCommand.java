package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.ModelSelection;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.report.RunChoice;
import io.martlet.cli.report.ScoredModels;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.Rescoring;
import io.martlet.driver.RunPlaces;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.ModelState;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.plan.RunId;
import io.martlet.plan.RunPlan;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "retry",
    description = "Scores again what failed in a run, and nothing else.",
    footer = {
      "",
      "The models are scored as they are declared now; the other scores of",
      "their marts stay as that run has left them. A mart that has become",
      "whole is published. The records must be those of that run.",
      "",
      "Exit codes: 0 all published or nothing to retry, 3 catalog or delivery",
      "not in order, 5 models have failed again, or are not retried.",
      "",
      "Examples:",
      "  martlet retry catalogs/insurance",
      "  martlet retry 019ab12cd34-5e6f70 mart:coverage catalogs/insurance"
    })
public final class RetryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private RunChoice choice;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RootOption root;
  @Mixin private ClusterOption cluster;
  @Mixin private ModelTimeout timeout;
  @Mixin private SparkSettings settings;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    settings.apply();
    CatalogOrigin origin = models.origin();
    Workspace workspace = Workspace.of(origin.folder());
    Catalog valid = models.valid(origin, console);
    ModelSelection selection = models.of(origin, valid);
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "retry", console);
        Ledger ledger = ledgerOption.open(workspace)) {
      RunQueries queries = ledger.queries();
      RunRecord run = choice.in(queries, valid.name().value(), models.run());
      List<ModelRecord> all = queries.models(run.id());
      List<ModelRecord> failed =
          ScoredModels.selected(all, selection).stream()
              .filter(model -> model.state() == ModelState.FAILED)
              .toList();
      if (failed.isEmpty()) {
        console.line("Nothing to retry: no model failed (run %s).", run.id());
        return ExitCode.CLEAN;
      }
      RunPlaces places =
          cluster.isNamed() ? root.onClusters(workspace, valid.deployment()) : root.here(workspace);
      Compilation compiled =
          Compilation.keeping(
              recorded(valid, all, failed),
              lock.workspace(),
              plan -> rescoring(run, plan, queries).allBut(numbers(failed)));
      console.line(
          "Retrying %s of run %s.",
          Counted.of(compiled.plan().models().count(), "model"), run.id());
      PlannedRun planned =
          PlannedRun.of(
              console,
              new Stages(console),
              workspace,
              places,
              RunId.at(Instant.now()),
              valid,
              compiled,
              Set.of(),
              timeout);
      return planned.run(cluster, settings, ledger);
    }
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
