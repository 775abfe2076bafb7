package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.CheckedCatalog;
import io.martlet.cli.report.FailureTable;
import io.martlet.cli.report.RunOutcome;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.MartletHome;
import io.martlet.cli.terminal.Shown;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.Machine;
import io.martlet.driver.RunSession;
import io.martlet.driver.RunSummary;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.ModelRecord;
import io.martlet.plan.RunId;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.prepare.Preparation;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = "Goes the whole way on real data, before your eyes.",
    footer = {
      "",
      "Takes catalogs/insurance: 14 models in C++, R and a program that knows",
      "nothing of Martlet, over 8,802 people of a public survey."
    })
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private ModelTimeout timeout;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    Stages stages = new Stages(console);
    Machine.here().require();
    Path folder = MartletHome.path().resolve("catalogs/insurance");
    CatalogOrigin origin = new CatalogOrigin.Yaml(folder);
    Workspace workspace = Workspace.of(origin.folder());

    console.line("Catalog %s", Shown.path(folder));
    console.line("");
    Catalog catalog = stages.run("validate", () -> validate(origin));
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "demo", console)) {
      return run(console, stages, catalog, lock.workspace());
    }
  }

  private int run(Console console, Stages stages, Catalog catalog, Workspace workspace)
      throws IOException {
    Compilation compiled = stages.run("compile", () -> compile(catalog, workspace));
    stages.run("plan", () -> new Stages.Done<>(0, PlanCommand.shape(compiled.plan())));
    PlannedRun run =
        PlannedRun.of(
            console,
            stages,
            workspace,
            workspace.places(),
            RunId.at(Instant.now()),
            catalog,
            compiled,
            Set.of(),
            timeout);
    try (Ledger ledger = ledgerOption.open(workspace);
        SparkSession spark =
            stages.run("spark", () -> new Stages.Done<>(RunSession.local(), "started"))) {
      RunSummary summary = run.here(ledger, spark);
      List<ModelRecord> models = ledger.queries().models(summary.run());
      printModels(console, models, lifts(workspace, compiled, ledger, spark, models));
      FailureTable.print(console, models);
      printPlaces(console, workspace);
      RunOutcome outcome = RunOutcome.of(summary);
      console.line("%s", outcome);
      return outcome.exitCode();
    }
  }

  private static Stages.Done<Catalog> validate(CatalogOrigin origin) {
    CheckedCatalog checked = CheckedCatalog.of(origin);
    return new Stages.Done<>(checked.catalog(), checked.summary().toString());
  }

  private static Stages.Done<Compilation> compile(Catalog catalog, Workspace workspace) {
    Compilation compiled = Compilation.of(catalog, workspace);
    String told =
        "plan %s, %s new or changed"
            .formatted(
                compiled.plan().digest().substring(0, 12), Counted.of(compiled.written(), "file"));
    return new Stages.Done<>(compiled, told);
  }

  /** By mart and number, for the marts that are published. */
  private static Map<String, Map<Integer, Double>> lifts(
      Workspace workspace,
      Compilation compiled,
      Ledger ledger,
      SparkSession spark,
      List<ModelRecord> models) {
    Lift lift = Lift.from(workspace.catalogFolder().resolve("training/outcomes.csv"));
    PreparedUniverse prepared =
        new Preparation(workspace.catalogFolder(), workspace.places().universes())
            .open(compiled.plan().universe());
    Dataset<Row> universe =
        spark
            .read()
            .parquet(prepared.files().stream().map(UniverseFile::path).toArray(String[]::new));
    Map<String, Map<Integer, Double>> lifts = new TreeMap<>();
    try (MartTables tables =
        new MartTables(ledger.jdbcUrl(), Storage.location(workspace.warehouse()))) {
      for (String mart : models.stream().map(ModelRecord::mart).distinct().toList()) {
        if (tables.isPublished(mart)) {
          Dataset<Row> records =
              spark.read().parquet(new MartReader(tables, mart).files().toArray(String[]::new));
          List<ModelRecord> own =
              models.stream().filter(model -> model.mart().equals(mart)).toList();
          lifts.put(mart, lift.of(mart, records, universe, compiled.plan().universe().key(), own));
        }
      }
    }
    return lifts;
  }

  private static void printModels(
      Console console, List<ModelRecord> models, Map<String, Map<Integer, Double>> lifts) {
    console.line("");
    console.line(
        "  %-10s %-20s %-10s %8s %9s %8s %6s",
        "mart", "model", "kind", "records", "mean rank", "binary 1", "lift");
    for (ModelRecord model : models) {
      Double lift = lifts.getOrDefault(model.mart(), Map.of()).get(model.number());
      console.line(
          "  %-10s %-20s %-10s %,8d %9.2f %7.1f%% %6s",
          model.mart(),
          model.name(),
          model.kind(),
          model.records(),
          model.meanRank(),
          100.0 * model.positives() / model.records(),
          lift == null ? "" : String.format(Locale.ROOT, "%.2f", lift));
    }
    console.line("");
    console.line("  lift: how often the outcome is true in the best twentieth, to all");
  }

  private static void printPlaces(Console console, Workspace workspace) {
    String catalog = Shown.path(workspace.catalogFolder());
    console.line("");
    console.line("The marts' tables   %s", Shown.path(workspace.warehouse()));
    console.line("The generated code  %s", Shown.path(workspace.compiled()));
    console.line("");
    console.line("Try next:");
    console.line("  ./martlet show %s coverage", catalog);
    console.line("  ./martlet plan %s", catalog);
    console.line("  ./martlet status %s", catalog);
    console.line("");
  }
}
