package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.report.FailureTable;
import io.martlet.cli.report.RunOutcome;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.RunSession;
import io.martlet.driver.RunSummary;
import io.martlet.ledger.Ledger;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
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
      "Validates, compiles and prepares first what is not yet. A model that",
      "fails is recorded and the others go on; its mart stays staged, and",
      "readers keep what they had. A mart is published whole or not at all:",
      "a selection of models must take all of a mart's.",
      "",
      "What is published is compared with the plan first: columns that would",
      "go, or mean something else, stop the run unless the catalog accepts",
      "that (accepted-breaks). A mart with far fewer records than are",
      "published stays staged, too.",
      "",
      "Exit codes: 0 all published, 3 catalog or delivery not in order, or a",
      "break that nobody accepted, 5 finished with failed models (see martlet",
      "status), 6 finished, with marts held back for their few records.",
      "",
      "Examples:",
      "  martlet run catalogs/insurance",
      "  martlet run mart:coverage catalogs/insurance"
    })
public final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private ModelTimeout timeout;

  @Option(
      names = "--accept-fewer",
      paramLabel = "MART",
      description = {
        "Publish this mart though its records are far",
        "fewer than those that are published (see",
        "least-records in the policy)."
      })
  private Set<String> mayShrink = Set.of();

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    Stages stages = new Stages(console);
    CatalogOrigin origin = models.origin();
    Workspace workspace = Workspace.of(origin.folder());
    Catalog valid = models.valid(origin, console);
    Catalog selected = models.of(origin, valid).wholeMarts();
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "run", console);
        Ledger ledger = ledgerOption.open(workspace);
        SparkSession spark = RunSession.local()) {
      LocalRun run =
          new LocalRun(
              console, stages, workspace, valid, Compilation.of(selected, lock.workspace()));
      RunSummary summary = run.run(ledger, spark, timeout.hosts(), mayShrink);
      FailureTable.print(console, ledger.queries().models(summary.run()));
      RunOutcome outcome = RunOutcome.of(summary);
      console.line("%s", outcome);
      return outcome.exitCode();
    }
  }
}
