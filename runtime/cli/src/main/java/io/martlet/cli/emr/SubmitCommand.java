package io.martlet.cli.emr;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.ModelSelection;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.cluster.SparkSettings;
import io.martlet.cli.report.RunChoice;
import io.martlet.cli.report.RunOutcome;
import io.martlet.cli.run.FailedModels;
import io.martlet.cli.run.ModelTimeout;
import io.martlet.cli.run.PlannedRun;
import io.martlet.cli.run.PrintedRequests;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.DeployedSettings;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.RunPlaces;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import io.martlet.ledger.SubmissionRecord;
import io.martlet.plan.RunId;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.net.URI;
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
    name = "submit",
    description = "Has Amazon EMR run a catalog, on its deployment's clusters.",
    footer = {
      "",
      "Stores the plan and what it pins at the storage root (what is there is",
      "not stored again), prepares the universe, starts the clusters with",
      "their steps, and puts their ids on record. Interrupted at any point and",
      "called again, it goes on: nothing is started twice. A plan whose run",
      "has finished is not run again, unless --all says so.",
      "",
      "With --wait it follows the run as martlet watch does: a lost cluster's",
      "steps go to a new one, in another zone; a step that failed as a whole",
      "is run again; 3 times each at most. Its last line and exit code are",
      "those of martlet run. What failed then, --retry scores again.",
      "",
      "Examples:",
      "  martlet submit catalogs/insurance --dry-run",
      "  martlet submit catalogs/insurance --root s3://bucket/x --wait",
      "  martlet submit catalogs/insurance --retry 019ab12cd34-5e6f70 --wait"
    })
public final class SubmitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RootOption root;
  @Mixin private EmrOption emr;
  @Mixin private ModelTimeout timeout;
  @Mixin private SparkSettings settings;

  @Option(
      names = "--dry-run",
      description = {"Print the requests that Amazon EMR would get,", "and do nothing."})
  private boolean dryRun;

  @Option(names = "--wait", description = "Follow the run to its end.")
  private boolean follow;

  @Option(
      names = "--all",
      description = {"Run the plan again, though a run of it has", "finished."})
  private boolean all;

  @Option(
      names = "--retry",
      paramLabel = "RUN",
      description = {"Score again what failed in this run, on one cluster,", "and nothing else."})
  private String retry;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Console console = new Console(spec);
    settings.apply();
    CatalogOrigin origin = models.origin();
    Workspace workspace = Workspace.of(origin.folder());
    Catalog valid = models.valid(origin, console);
    Catalog selected = models.of(origin, valid).wholeMarts();
    RunPlaces places = root.onClusters(workspace, valid.deployment());
    if (dryRun) {
      console.text(
          PrintedRequests.of(
              Compilation.deployed(selected, workspace),
              valid,
              places,
              StoredDriver.at(places),
              timeout.seconds()));
      return ExitCode.CLEAN;
    }
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "submit", console);
        Ledger ledger = ledgerOption.open(workspace)) {
      EmrAccount account = valid.deployment().account();
      requireReachable(ledger, places, account);
      requireSameRegion(places, account);
      Optional<Compilation> asked =
          retry == null
              ? Optional.of(Compilation.deployed(selected, lock.workspace()))
              : failed(valid, models.of(origin, valid), ledger.queries(), lock.workspace());
      if (asked.isEmpty()) {
        console.line("Nothing to retry: no model failed (run %s).", retry);
        return ExitCode.CLEAN;
      }
      Compilation compiled = asked.get();
      Optional<SubmissionRecord> before =
          ledger.submissions().of(valid.name().value()).stream()
              .findFirst()
              .filter(last -> last.planDigest().equals(compiled.plan().digest()));
      if (!all
          && before
              .flatMap(last -> ledger.queries().run(last.run()))
              .filter(SubmitCommand::isFinished)
              .isPresent()) {
        RunOutcome outcome = RunOutcome.of(ledger.queries().totals(before.get().run()));
        console.line("This plan has been run (--all runs it again).");
        console.line("%s", outcome);
        return outcome.exitCode();
      }
      String run =
          before
              .filter(last -> last.outcome().isEmpty())
              .map(SubmissionRecord::run)
              .orElseGet(() -> RunId.at(Instant.now()));
      PlannedRun planned =
          PlannedRun.of(
              console,
              new Stages(console),
              workspace,
              places,
              run,
              valid,
              compiled,
              Set.of(),
              timeout);
      planned.ready(ledger);
      SubmissionRecord submission =
          new SubmissionRecord(
              run,
              valid.name().value(),
              compiled.plan().digest(),
              planned.call().arguments(),
              StoredDriver.store(places),
              emr.region().or(() -> account.region().map(Located::value)),
              emr.endpoint().map(URI::toString),
              Optional.empty());
      ledger.submissions().add(submission);
      SubmittedRun submitted =
          new SubmittedRun(
              console,
              ledger,
              submission,
              compiled.plan(),
              DeployedSettings.of(valid.deployment()),
              emr);
      if (follow) {
        return submitted.follow();
      }
      submitted.start();
      return ExitCode.CLEAN;
    }
  }

  private Optional<Compilation> failed(
      Catalog catalog, ModelSelection selection, RunQueries queries, Workspace workspace) {
    RunRecord run = RunChoice.named(retry, queries, catalog.name().value());
    return FailedModels.compile(catalog, selection, run, queries, workspace);
  }

  private static boolean isFinished(RunRecord run) {
    return run.state() == RunState.FINISHED;
  }

  /** Before anything is created: also that the root answers, and lets itself be looked at. */
  private void requireSameRegion(RunPlaces places, EmrAccount account) throws InterruptedException {
    Optional<String> region = emr.region().or(() -> account.region().map(Located::value));
    if (region.isPresent()) {
      BucketRegion.configured().require(places.root(), region.get());
    }
    Storage.exists(places.root());
  }

  private void requireReachable(Ledger ledger, RunPlaces places, EmrAccount account) {
    if (emr.isHere()) {
      return;
    }
    if (ledger.isLocal()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Clusters cannot reach the ledger that Martlet runs on this machine. Name a PostgreSQL"
              + " that they can: --ledger jdbc:postgresql://HOST/DATABASE");
    }
    if (account.ledgerSecret().isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Clusters are told by a secret where the ledger is. Name its ARN in the deployment: emr:"
              + " { ledger-secret: arn:aws:secretsmanager:… }");
    }
    if (!places.root().matches("s3a?://.*")) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "Clusters cannot reach %s. Name a folder in S3: --root s3://BUCKET/PREFIX, or storage:"
                  .formatted(places.root())
              + " { root: … } in the deployment.");
    }
  }
}
