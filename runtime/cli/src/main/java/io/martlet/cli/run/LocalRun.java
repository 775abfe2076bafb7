package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.KnownRecords;
import io.martlet.cli.workspace.Workspace;
import io.martlet.driver.Run;
import io.martlet.driver.RunPlaces;
import io.martlet.driver.RunSummary;
import io.martlet.ledger.Ledger;
import io.martlet.spark.Storage;
import io.martlet.spark.host.HostSettings;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;

/** Runs a catalog that is compiled into its workspace, on this machine. */
final class LocalRun {

  private final Console console;
  private final Stages stages;
  private final Workspace workspace;
  private final Catalog catalog;
  private final Compilation compiled;

  /**
   * @param catalog all of it, whatever is compiled of it
   */
  LocalRun(
      Console console, Stages stages, Workspace workspace, Catalog catalog, Compilation compiled) {
    this.console = console;
    this.stages = stages;
    this.workspace = workspace;
    this.catalog = catalog;
    this.compiled = compiled;
  }

  RunSummary run(Ledger ledger, SparkSession spark, HostSettings hosts, Set<String> mayShrink) {
    KnownRecords known =
        new KnownRecords(workspace.catalogFolder(), compiled.plan().universe().name());
    try (RunStages watcher = new RunStages(console, stages, known)) {
      return new Run(
              compiled.plan(), declared(), places(), ledger, spark, hosts, watcher, mayShrink)
          .run();
    }
  }

  private Set<String> declared() {
    return catalog.marts().stream().map(mart -> mart.name().value()).collect(Collectors.toSet());
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
