package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.cluster.ClusterOption;
import io.martlet.cli.cluster.SparkSettings;
import io.martlet.cli.report.RunChoice;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.Machine;
import io.martlet.driver.RunPlaces;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunRecord;
import io.martlet.plan.StepCall;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "resume",
    description = "Goes on with a run that was interrupted or broke off.",
    footer = {
      "",
      "What is done stays done: steps, passes, and within a pass every file of",
      "the universe whose scores are there as they were written. The rest is",
      "scored by the plan and the artifacts of that run, whatever the catalog",
      "says by now. By default the latest run.",
      "",
      "Exit codes: as run; 0 when the run has finished, 2 when it cannot go on.",
      "",
      "Examples:",
      "  martlet resume catalogs/insurance",
      "  martlet resume 019ab12cd34-5e6f70 --master yarn --root s3a://bucket/x"
    })
public final class ResumeCommand implements Callable<Integer> {

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
    if (models.isSelective()) {
      throw new CommandFailure(ExitCode.USAGE, "A run is resumed as a whole: name no models.");
    }
    RunPlaces places =
        cluster.isNamed() ? root.onClusters(workspace, valid.deployment()) : root.here(workspace);
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "resume", console);
        Ledger ledger = ledgerOption.open(lock.workspace())) {
      RunRecord run = choice.in(ledger.queries(), valid.name().value(), models.run());
      switch (run.state()) {
        case FINISHED -> {
          console.line("Nothing to resume: run %s has finished.", run.id());
          return ExitCode.CLEAN;
        }
        case RUNNING ->
            throw new CommandFailure(
                ExitCode.USAGE, "Run %s goes on: martlet watch".formatted(run.id()));
        case INTERRUPTED, BROKEN -> console.line("Going on with run %s.", run.id());
      }
      StepCall call =
          new StepCall(
              plan(run, places),
              places.root(),
              run.id(),
              Set.of(),
              PlannedRun.declared(valid),
              Set.of(),
              timeout.seconds());
      PlannedRun planned = PlannedRun.of(console, new Stages(console), workspace, call);
      return planned.run(cluster, settings, ledger);
    }
  }

  private static String plan(RunRecord run, RunPlaces places) {
    List<String> plans = places.plans(run.planDigest());
    if (plans.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          ("The plan of run %s is not below this root. Name the root that it ran with (--root), or"
                  + " start anew: martlet run")
              .formatted(run.id()));
    }
    return plans.get(plans.size() - 1);
  }
}
