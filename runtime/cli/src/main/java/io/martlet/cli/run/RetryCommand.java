package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.ModelSelection;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.cluster.ClusterOption;
import io.martlet.cli.cluster.SparkSettings;
import io.martlet.cli.report.RunChoice;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.Machine;
import io.martlet.driver.RunPlaces;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.plan.RunId;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
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
    Machine.here().require();
    CatalogOrigin origin = models.origin();
    Workspace workspace = Workspace.of(origin.folder());
    Catalog valid = models.valid(origin, console);
    ModelSelection selection = models.of(origin, valid);
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "retry", console);
        Ledger ledger = ledgerOption.open(workspace)) {
      RunQueries queries = ledger.queries();
      RunRecord run = choice.in(queries, valid.name().value(), models.run());
      Optional<Compilation> failed =
          FailedModels.compile(valid, selection, run, queries, lock.workspace());
      if (failed.isEmpty()) {
        console.line("Nothing to retry: no model failed (run %s).", run.id());
        return ExitCode.CLEAN;
      }
      RunPlaces places =
          cluster.isNamed() ? root.onClusters(workspace, valid.deployment()) : root.here(workspace);
      console.line(
          "Retrying %s of run %s.",
          Counted.of(failed.get().plan().models().count(), "model"), run.id());
      PlannedRun planned =
          PlannedRun.of(
              console,
              new Stages(console),
              workspace,
              places,
              RunId.at(Instant.now()),
              valid,
              failed.get(),
              Set.of(),
              timeout);
      return planned.run(cluster, settings, ledger);
    }
  }
}
