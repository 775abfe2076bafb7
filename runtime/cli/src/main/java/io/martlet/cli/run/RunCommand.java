package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.cluster.ClusterOption;
import io.martlet.cli.cluster.SparkSettings;
import io.martlet.cli.run.RescoringOption.Rescored;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.ShowValues;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.Machine;
import io.martlet.driver.RunPlaces;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import io.martlet.ledger.RunTotals;
import io.martlet.plan.RunId;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "run",
    description = "Scores a catalog's models and publishes its marts.",
    footer = {
      "",
      "Validates, compiles and prepares first what is not yet. Models that are",
      "published as they are declared keep their scores, if the records are",
      "the same: only the others are scored (--all scores all). A run of the",
      "same plan that was broken off is gone on with. A model that",
      "fails is recorded and the others go on; its mart stays staged, and",
      "readers keep what they had. A mart is published whole or not at all:",
      "a selection of models must take all of a mart's.",
      "",
      "What is published is compared with the plan first: columns that would",
      "go, or mean something else, stop the run unless the catalog accepts",
      "that (accepted-breaks). A mart with far fewer records than are",
      "published, or whose ranks have drifted far from those (drift-hold in",
      "the policy), stays staged, too: see martlet publish.",
      "",
      "Exit codes: 0 all published, 3 catalog or delivery not in order, or a",
      "break that nobody accepted, 5 finished with failed models (see martlet",
      "status), 6 finished, with marts held back by a gate.",
      "",
      "A stored plan (martlet prepare --root) runs step by step, by several at",
      "once when they name one --run: what is done is not done again.",
      "",
      "Examples:",
      "  martlet run catalogs/insurance",
      "  martlet run catalogs/insurance --master yarn --root s3a://bucket/x",
      "  martlet run mart:coverage catalogs/insurance"
    })
public final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private ModelTimeout timeout;

  @Mixin private RescoringOption rescoring;
  @Mixin private RootOption root;
  @Mixin private ClusterOption cluster;
  @Mixin private SparkSettings settings;
  @Mixin private JsonOption output;

  @Mixin
  @SuppressWarnings("UnusedVariable") // The handler of failures looks for the option.
  private ShowValues values;

  @Option(
      names = "--accept-fewer",
      paramLabel = "MART",
      description = {
        "Publish this mart though its records are far",
        "fewer than those that are published (see",
        "least-records in the policy)."
      })
  private Set<String> mayShrink = Set.of();

  @Option(
      names = "--dry-run",
      description = {
        "Tell what would be scored, and why, how much that is",
        "and how long it takes at the last run's rate, and do",
        "nothing. As JSON with --json.",
        "Exit code 4 when there is something, 0 when not."
      })
  private boolean dryRun;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      description = {"Of a stored plan, the step to do. Repeatable."})
  private Set<String> steps = Set.of();

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = {
        "Of a stored plan, the run that it is a part of:",
        "what is done of it is not done again. By default,",
        "a new one."
      })
  private String run;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    Stages stages = new Stages(console);
    settings.apply();
    if (output.json() && !dryRun) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--json is of --dry-run: what came of a run, martlet status --json says.");
    }
    if (!dryRun) {
      Machine.here().require();
    }
    Optional<String> plan = models.plan();
    if (plan.isPresent()) {
      if (dryRun) {
        throw new CommandFailure(
            ExitCode.USAGE, "--dry-run is of a catalog: what a stored plan does, it says.");
      }
      return stored(console, stages, plan.get());
    }
    if (!steps.isEmpty() || run != null) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--step and --run are of a stored plan: martlet run PLAN.json --step STEP");
    }
    CatalogOrigin origin = models.origin();
    Workspace workspace = Workspace.of(origin.folder());
    Catalog valid = models.valid(origin, console);
    Catalog selected = models.of(origin, valid).wholeMarts();
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "run", console);
        Ledger ledger = ledgerOption.open(workspace)) {
      RunPlaces places =
          cluster.isNamed() ? root.onClusters(workspace, valid.deployment()) : root.here(workspace);
      Rescored rescored = rescoring.compile(selected, lock.workspace(), places, ledger);
      if (dryRun && (output.json() || !rescored.nothing())) {
        return told(console, rescored, DryRun.of(rescored, workspace, ledger));
      }
      if (rescored.nothing()) {
        console.line("Nothing to do: %s (--all scores again).", rescored.published());
        return ExitCode.CLEAN;
      }
      PlannedRun planned =
          PlannedRun.of(
              console,
              stages,
              workspace,
              places,
              id(console, ledger, rescored.compiled().plan()),
              valid,
              rescored.compiled(),
              mayShrink,
              timeout);
      return planned.run(cluster, settings, ledger);
    }
  }

  /** What would be done. */
  private int told(Console console, Rescored rescored, DryRun dry) {
    if (output.json()) {
      console.text(dry.json());
    } else {
      dry.print(console);
      console.line("Would score %s; nothing was done.", dry.toScore());
    }
    return rescored.nothing() ? ExitCode.CLEAN : ExitCode.CHANGES;
  }

  /** The last run's, if it was broken off and had this very plan; or else a new one's. */
  private static String id(Console console, Ledger ledger, RunPlan plan) {
    Optional<RunRecord> last =
        ledger.queries().latest(plan.catalog(), 1).stream()
            .map(RunTotals::run)
            .filter(run -> run.state() == RunState.INTERRUPTED || run.state() == RunState.BROKEN)
            .filter(run -> run.planDigest().equals(plan.digest()))
            .findFirst();
    last.ifPresent(run -> console.line("Going on with run %s, which was broken off.", run.id()));
    return last.map(RunRecord::id).orElseGet(() -> RunId.at(Instant.now()));
  }

  /** A part of a run, or all of it, called for as a cluster is. */
  private int stored(Console console, Stages stages, String plan) throws IOException {
    RunPlaces places = root.placesOf(plan);
    Workspace workspace = Workspace.of(places);
    StepCall call =
        new StepCall(
            RootOption.uri(plan),
            places.root(),
            run == null ? RunId.at(Instant.now()) : run,
            steps,
            Set.of(),
            mayShrink,
            timeout.seconds());
    try (Ledger ledger = ledgerOption.open(workspace)) {
      PlannedRun part = PlannedRun.of(console, stages, workspace, call);
      return PlannedRun.tell(
          console,
          ledger,
          cluster.isNamed() ? part.on(cluster, settings, ledger) : part.alongside(ledger));
    }
  }
}
