package io.martlet.cli;

import io.martlet.driver.Run;
import io.martlet.driver.RunPlaces;
import io.martlet.driver.RunSummary;
import io.martlet.ledger.Ledger;
import io.martlet.spark.Storage;
import io.martlet.spark.host.HostSettings;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** Runs a catalog that is compiled into its workspace, on this machine. */
final class LocalRun {

  private final Console console;
  private final Stages stages;
  private final Workspace workspace;
  private final Compilation compiled;

  LocalRun(Console console, Stages stages, Workspace workspace, Compilation compiled) {
    this.console = console;
    this.stages = stages;
    this.workspace = workspace;
    this.compiled = compiled;
  }

  RunSummary run(Ledger ledger, SparkSession spark, HostSettings hosts, Set<String> mayShrink) {
    KnownRecords known =
        new KnownRecords(workspace.catalogFolder(), compiled.plan().universe().name());
    try (RunStages watcher = new RunStages(console, stages, known)) {
      return new Run(compiled.plan(), places(), ledger, spark, hosts, watcher, mayShrink).run();
    }
  }

  private RunPlaces places() {
    return new RunPlaces(
        workspace.catalogFolder(),
        compiled.projectionJar(),
        workspace.universe(),
        workspace.artifacts(),
        workspace.scores(),
        Storage.location(workspace.warehouse()));
  }
}
