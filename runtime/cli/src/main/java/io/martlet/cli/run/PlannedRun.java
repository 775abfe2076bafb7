package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.cli.cluster.ClusterOption;
import io.martlet.cli.cluster.SparkSettings;
import io.martlet.cli.cluster.SparkSubmit;
import io.martlet.cli.report.FailureTable;
import io.martlet.cli.report.RunOutcome;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Interruption;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.KnownRecords;
import io.martlet.cli.workspace.Workspace;
import io.martlet.driver.Run;
import io.martlet.driver.RunPlaces;
import io.martlet.driver.RunSession;
import io.martlet.driver.RunSummary;
import io.martlet.driver.ScoreFolder;
import io.martlet.driver.StoredPlan;
import io.martlet.ledger.Ledger;
import io.martlet.plan.StepCall;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** A run whose plan is stored, to be done here or on a cluster. */
public final class PlannedRun {

  private final Console console;
  private final Stages stages;
  private final Workspace workspace;
  private final StoredPlan plan;
  private final StepCall call;

  private PlannedRun(
      Console console, Stages stages, Workspace workspace, StoredPlan plan, StepCall call) {
    this.console = console;
    this.stages = stages;
    this.workspace = workspace;
    this.plan = plan;
    this.call = call;
  }

  /**
   * A run of a compiled catalog, whose plan is stored for it.
   *
   * @param run its id, or that of one of the same plan that is to go on
   * @param places where the run's files lie
   * @param catalog all of it, whatever is compiled of it
   * @param mayShrink marts that may be replaced by ones with far fewer records
   */
  public static PlannedRun of(
      Console console,
      Stages stages,
      Workspace workspace,
      RunPlaces places,
      String run,
      Catalog catalog,
      Compilation compiled,
      Set<String> mayShrink,
      ModelTimeout timeout) {
    StoredPlan plan = compiled.store(workspace, places);
    StepCall call =
        new StepCall(
            plan.place(),
            places.root(),
            run,
            Set.of(),
            declared(catalog),
            mayShrink,
            timeout.seconds());
    return new PlannedRun(console, stages, workspace, plan, call);
  }

  /** What is called for of a stored plan, as a cluster is called for it. */
  static PlannedRun of(Console console, Stages stages, Workspace workspace, StepCall call) {
    return new PlannedRun(console, stages, workspace, StoredPlan.open(call.plan()), call);
  }

  public static Set<String> declared(Catalog catalog) {
    return catalog.marts().stream().map(mart -> mart.name().value()).collect(Collectors.toSet());
  }

  /**
   * Does all of it, here or on a cluster, and tells what came of it.
   *
   * @return the exit code
   */
  int run(ClusterOption cluster, SparkSettings settings, Ledger ledger) throws IOException {
    return tell(console, ledger, cluster.isNamed() ? on(cluster, settings, ledger) : here(ledger));
  }

  /**
   * Tells what came of a run.
   *
   * @return the exit code
   */
  public static int tell(Console console, Ledger ledger, RunOutcome outcome) {
    FailureTable.print(console, ledger.queries().models(outcome.run()));
    console.line("%s", outcome);
    return outcome.exitCode();
  }

  /** Does all of it in this process. */
  RunOutcome here(Ledger ledger) throws IOException {
    try (SparkSession spark = RunSession.local()) {
      return RunOutcome.of(here(ledger, spark));
    }
  }

  @SuppressWarnings("try") // The folder is this run's own while it goes on.
  RunSummary here(Ledger ledger, SparkSession spark) {
    String scores = new RunPlaces(call.root()).scores();
    if (!Storage.isLocal(scores)) {
      return run(ledger, spark);
    }
    try (ScoreFolder folder = ScoreFolder.of(Path.of(Storage.plain(scores)), call.run())) {
      return run(ledger, spark);
    }
  }

  /** Does what is called for in this process, while others may work on the same run. */
  RunOutcome alongside(Ledger ledger) throws IOException {
    Interruption.concernsReaders();
    try (SparkSession spark = RunSession.local()) {
      return RunOutcome.of(run(ledger, spark));
    }
  }

  private RunSummary run(Ledger ledger, SparkSession spark) {
    try (RunStages watcher = new RunStages(console, stages, known())) {
      return driver(ledger, spark, watcher).run();
    }
  }

  private Run driver(Ledger ledger, SparkSession spark, RunStages watcher) {
    return new Run(call, plan, workspace.catalogFolder(), ledger, spark, watcher);
  }

  private KnownRecords known() {
    return new KnownRecords(workspace, plan.plan().universe().name());
  }

  /** What its drivers are called with, but for the step. */
  public StepCall call() {
    return call;
  }

  /** Makes sure, on this machine, that drivers elsewhere can begin. */
  public void ready(Ledger ledger) throws IOException {
    try (SparkSession spark = RunSession.local();
        RunStages watcher = new RunStages(console, stages, known())) {
      driver(ledger, spark, watcher).ready();
    }
  }

  /** Has a cluster do it, and follows it there. */
  RunOutcome on(ClusterOption cluster, SparkSettings settings, Ledger ledger) throws IOException {
    cluster.requireReachable(ledger);
    ready(ledger);
    SparkSubmit submit =
        new SparkSubmit(cluster, settings, ledger.jdbcUrl(), workspace.submitLog(call.run()));
    return new ClusterRun(stages, ledger, call.run(), workspace.submitLog(call.run()))
        .follow(
            submit.start(
                StepCall.MAIN_CLASS, call.arguments(), plan.plan().catalog() + "-" + call.run()));
  }
}
