package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.cluster.SparkSettings;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.cli.terminal.ShowValues;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.KnownRecords;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.Machine;
import io.martlet.driver.RunPlaces;
import io.martlet.driver.RunSession;
import io.martlet.plan.RunPlan;
import io.martlet.spark.Storage;
import io.martlet.spark.prepare.Preparation;
import io.martlet.spark.prepare.PreparedUniverse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "prepare",
    description = "Turns the delivered records into Parquet, strictly.",
    footer = {
      "",
      "Reads the universe's source (Parquet, or CSV with a header, bzip2 or",
      "gzip or plain) with the declared types. A record that is not as",
      "declared stops it, with file, line (in Parquet, the number of the",
      "record), column and reason, unless the universe allows some (rejects):",
      "these are kept apart, and counted. What was prepared from the same",
      "files and columns before is used again.",
      "",
      "With --deploy, or with --root, all that the deployment's clusters need",
      "is stored there, too, and drivers anywhere can be called for its steps:",
      "martlet run PLAN.json --step STEP.",
      "",
      "Exit codes: 0 prepared, 3 catalog or delivery not in order.",
      "",
      "Example:",
      "  martlet prepare catalogs/insurance"
    })
public final class PrepareCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;
  @Mixin private RootOption root;
  @Mixin private SparkSettings settings;

  @Mixin
  @SuppressWarnings("UnusedVariable") // The handler of failures looks for the option.
  private ShowValues values;

  @Option(
      names = "--deploy",
      description = {"Prepare for the deployment's clusters, at its", "storage root."})
  private boolean deploy;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    settings.apply();
    Machine.here().require();
    Workspace workspace = catalog.workspace();
    Catalog valid = catalog.valid(console);
    RunPlaces places =
        deploy ? root.onClusters(workspace, valid.deployment()) : root.here(workspace);
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "prepare", console);
        SparkSession spark = RunSession.local()) {
      boolean stored = deploy || root.isGiven();
      Compilation compiled =
          stored
              ? Compilation.deployed(valid, lock.workspace())
              : Compilation.of(valid, lock.workspace());
      RunPlan plan = compiled.plan();
      Preparation preparation = new Preparation(workspace.catalogFolder(), places.universes());
      PreparedUniverse universe =
          preparation.prepare(
              spark,
              plan.universe(),
              damage -> console.note("Preparing %s again: %s.", plan.universe().name(), damage));
      new KnownRecords(workspace, plan.universe().name()).remember(universe.records());
      if (stored) {
        Storage.upload(MartletHome.driver(), places.driver());
        console.line("Stored the plan: %s", compiled.store(workspace, places).place());
      }
      universe.warnings().forEach(warning -> console.note("Warning: %s", warning));
      console.line(
          "%s %s with %s in %s%s.",
          universe.found() ? "Found prepared:" : "Prepared",
          plan.universe().name(),
          Counted.of(universe.records(), "record"),
          Counted.of(universe.files().size(), "file"),
          Rejected.of(universe));
    }
    return ExitCode.CLEAN;
  }
}
