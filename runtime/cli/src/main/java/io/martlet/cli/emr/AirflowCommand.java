package io.martlet.cli.emr;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.catalog.ChosenDeployment;
import io.martlet.cli.run.PlannedRun;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Shown;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.DeployedSettings;
import io.martlet.cli.workspace.RecordsOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.driver.RunPlaces;
import io.martlet.emr.AirflowDag;
import io.martlet.emr.EmrRequests;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "airflow",
    description = "Writes a DAG of Apache Airflow that runs a catalog on Amazon EMR.",
    footer = {
      "",
      "For Airflow 3 with the Amazon provider: a Python file to read, and the",
      "requests to Amazon EMR beside it. The plan must lie at the storage",
      "root: martlet prepare CATALOG --deploy. Whoever has Martlet where",
      "Airflow's tasks run needs no DAG of so many tasks: one task that calls",
      "martlet submit --wait does the same.",
      "",
      "Example:",
      "  martlet airflow catalogs/insurance --out dags --root s3://bucket/x"
    })
public final class AirflowCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;
  @Mixin private RootOption root;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      required = true,
      description = "Airflow's folder of DAGs.")
  private Path out;

  @Option(
      names = "--connection",
      paramLabel = "NAME",
      defaultValue = "aws_default",
      description = {"Airflow's connection to AWS. Default:", "${DEFAULT-VALUE}."})
  private String connection;

  @Option(
      names = "--look-again",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = {
        "How long to wait between two looks at a cluster.",
        "Default: ${DEFAULT-VALUE}."
      })
  private int lookAgain;

  @Option(
      names = "--longest",
      paramLabel = "HOURS",
      description = {
        "How long a cluster may take. By default twice what",
        "--rate makes of its part of the plan, or the",
        "deployment's target of hours, or 24."
      })
  private Integer longest;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = {"Model-records a second and vCPU, as measured, at", "the least."})
  private Double rate;

  @Mixin private RecordsOption records;

  @Option(
      names = "--retry-failed",
      description = {
        "Also a task that scores failed models again, where",
        "tasks find Martlet, the catalog and the ledger."
      })
  private boolean retryFailed;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    Workspace workspace = catalog.workspace();
    Catalog valid = catalog.valid(console);
    RunPlaces places = root.onClusters(workspace, valid.deployment());
    Compilation compiled = Compilation.deployed(valid, workspace);
    StepCall call =
        new StepCall(
            compiled.placeAt(places),
            places.root(),
            AirflowDag.RUN,
            Set.of(),
            PlannedRun.declared(valid),
            Set.of(),
            StepCall.MODEL_SECONDS);
    AirflowDag dag =
        new AirflowDag(
            new EmrRequests(
                compiled.plan(), call, places.driver(), DeployedSettings.of(valid.deployment())),
            places.root(),
            ChosenDeployment.environment(),
            connection,
            Duration.ofSeconds(lookAgain),
            longest(compiled.plan(), valid, workspace),
            valid.deployment().targets().topic().map(Located::value),
            retryFailed ? Optional.of(retry()) : Optional.empty());
    Files.createDirectories(out);
    Path python = out.resolve(dag.name() + ".py");
    Files.writeString(out.resolve(dag.name() + ".json"), dag.json());
    Files.writeString(python, dag.python());
    console.line("Wrote %s, and its requests beside it.", Shown.path(python));
    return ExitCode.CLEAN;
  }

  private List<Duration> longest(RunPlan plan, Catalog catalog, Workspace workspace) {
    if (longest == null && rate != null) {
      return Timeouts.of(plan, workspace, records, rate);
    }
    if (longest != null && longest < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--longest takes 1 or more.");
    }
    Duration one =
        longest != null
            ? Duration.ofHours(longest)
            : catalog
                .deployment()
                .targets()
                .hours()
                .map(Located::value)
                .map(Timeouts::of)
                .orElse(Duration.ofHours(24));
    return Collections.nCopies(plan.clusters().size(), one);
  }

  /** It is called again when it fails, and goes on then; the shell puts the run's id in. */
  private String retry() {
    String folder = catalog.origin().folder().toAbsolutePath().toString().replace("'", "'\\''");
    return "martlet submit '%s'%s --retry \"$RUN\" --wait"
        .formatted(
            folder, ChosenDeployment.environment().map(name -> " --deployment " + name).orElse(""));
  }
}
