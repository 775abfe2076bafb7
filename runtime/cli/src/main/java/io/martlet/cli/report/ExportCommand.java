package io.martlet.cli.report;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.ModelSelection;
import io.martlet.cli.catalog.ModelSelection.Selected;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.cluster.ClusterOption;
import io.martlet.cli.cluster.SparkSettings;
import io.martlet.cli.cluster.SparkSubmit;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Shown;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.driver.ExportCall;
import io.martlet.driver.ExportStep;
import io.martlet.driver.RunPlaces;
import io.martlet.driver.RunSession;
import io.martlet.ledger.Ledger;
import io.martlet.spark.export.ExportFormat;
import io.martlet.spark.export.ExportLayout;
import io.martlet.spark.export.ExportedFile;
import io.martlet.spark.export.MartExport;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    description = "Writes what readers see of marts to flat files.",
    footer = {
      "",
      "Each mart goes to a folder of its own, a file for each of the mart's,",
      "and _manifest.json last, with the rows, bytes and SHA-256 of each: a",
      "folder without it is no whole export. Columns are the key and each",
      "model's rank and binary (wide), or key, name and value (long).",
      "",
      "Examples:",
      "  martlet export coverage --to out --as csv.bz2",
      "  martlet export coverage/has_insurance --to s3a://bucket/x",
      "  martlet export coverage --to out --layout long",
      "  martlet export --to out --as csv --where 88123",
      "  martlet export --to s3a://bucket/x --master yarn"
    })
public final class ExportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RootOption root;
  @Mixin private ClusterOption cluster;
  @Mixin private SparkSettings settings;

  @Option(
      names = "--to",
      paramLabel = "URI",
      required = true,
      description = "The folder, or a URI that Spark can write.")
  private String to;

  @Option(
      names = "--as",
      paramLabel = "FORMAT",
      defaultValue = "csv.bz2",
      description = "csv, csv.bz2, csv.gz or parquet. Default: ${DEFAULT-VALUE}.")
  private String format;

  @Option(
      names = "--layout",
      paramLabel = "LAYOUT",
      defaultValue = "wide",
      description = "wide or long. Default: ${DEFAULT-VALUE}.")
  private String layout;

  @Option(
      names = "--where",
      paramLabel = "KEY",
      description = {
        "Write only the record with this key, of CSV. Repeatable.",
        "Files that cannot have it are not read."
      })
  private List<String> keys = List.of();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    ExportFormat files =
        ExportFormat.of(format)
            .orElseThrow(
                () -> wrong("There is no format \"%s\": csv, csv.bz2, csv.gz or parquet.", format));
    ExportLayout form = layout(files);
    CatalogOrigin origin = models.origin();
    Workspace workspace = Workspace.of(origin.folder());
    Catalog valid = models.valid(origin, console);
    Map<String, List<Integer>> marts = marts(models.models(origin, valid));
    settings.apply();
    try (Ledger ledger = ledgerOption.open(workspace)) {
      ExportCall call =
          new ExportCall(
              places(workspace, valid).warehouse(), RootOption.uri(to), files, form, marts, keys);
      call.exports().forEach(MartExport::requireNone);
      Stages stages = new Stages(console);
      List<ExportedFile> written =
          cluster.isNamed()
              ? stages.run("cluster", () -> done(onCluster(call, ledger, workspace)))
              : here(call, ledger, stages);
      console.line(
          "Exported %s: %s, %s, %s.",
          Counted.of(marts.size(), "mart"),
          Counted.of(rows(written), "row"),
          Counted.of(written.size(), "file"),
          Counted.bytes(written.stream().mapToLong(ExportedFile::bytes).sum()));
    }
    return ExitCode.CLEAN;
  }

  private RunPlaces places(Workspace workspace, Catalog valid) {
    return cluster.isNamed()
        ? root.onClusters(workspace, valid.deployment())
        : root.here(workspace);
  }

  private static List<ExportedFile> here(ExportCall call, Ledger ledger, Stages stages)
      throws IOException {
    List<ExportedFile> written = new ArrayList<>();
    try (MartTables tables = new MartTables(ledger.jdbcUrl(), call.warehouse());
        SparkSession spark = RunSession.local()) {
      JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
      for (MartExport export : call.exports()) {
        written.addAll(
            stages.run(
                export.mart(),
                () -> done(export.write(context, new MartReader(tables, export.mart())))));
      }
    }
    return written;
  }

  /** Has a cluster do it: the driver ends when all is written. */
  private List<ExportedFile> onCluster(ExportCall call, Ledger ledger, Workspace workspace) {
    cluster.requireReachable(ledger);
    Path log = workspace.submitLog("export");
    Process submit =
        new SparkSubmit(cluster, settings, ledger.jdbcUrl(), log)
            .start(ExportStep.class.getName(), call.arguments(), "martlet-export");
    try {
      if (submit.waitFor() != 0) {
        throw new CommandFailure(
            ExitCode.FAILED,
            "The export broke off in the cluster. What spark-submit said: %s"
                .formatted(Shown.path(log)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "Interrupted.");
    } finally {
      submit.destroy();
    }
    return call.exports().stream().flatMap(export -> export.written().stream()).toList();
  }

  private static Stages.Done<List<ExportedFile>> done(List<ExportedFile> files) {
    return new Stages.Done<>(
        files,
        "%s, %s".formatted(Counted.of(rows(files), "row"), Counted.of(files.size(), "file")));
  }

  private static long rows(List<ExportedFile> files) {
    return files.stream().mapToLong(ExportedFile::rows).sum();
  }

  private ExportLayout layout(ExportFormat files) {
    ExportLayout form =
        switch (layout) {
          case "wide" -> ExportLayout.WIDE;
          case "long" -> ExportLayout.LONG;
          default -> throw wrong("There is no layout \"%s\": wide or long.", layout);
        };
    if (form == ExportLayout.LONG && files == ExportFormat.PARQUET) {
      throw wrong("Parquet is exported as it is, wide. %s", "The long layout is CSV.");
    }
    if (!keys.isEmpty() && files == ExportFormat.PARQUET) {
      throw wrong("Parquet is exported whole. %s", "Single records (--where) are CSV.");
    }
    return form;
  }

  private static CommandFailure wrong(String message, String value) {
    return new CommandFailure(ExitCode.USAGE, message.formatted(value));
  }

  /** By mart, the numbers of the models that are selected, in their order. */
  private static Map<String, List<Integer>> marts(ModelSelection selection) {
    Map<String, List<Integer>> marts = new TreeMap<>();
    for (Selected model : selection.models()) {
      marts
          .computeIfAbsent(model.mart().name().value(), mart -> new ArrayList<>())
          .add(model.model().number().value());
    }
    marts.values().forEach(numbers -> numbers.sort(null));
    return marts;
  }
}
