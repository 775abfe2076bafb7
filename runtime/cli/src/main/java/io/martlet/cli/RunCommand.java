package io.martlet.cli;

import io.martlet.catalog.Catalog;
import io.martlet.ledger.Ledger;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
      "Exit codes: 0 all published, 3 catalog or delivery not in order,",
      "5 finished with failed models (see martlet status).",
      "",
      "Examples:",
      "  martlet run catalogs/insurance",
      "  martlet run mart:coverage catalogs/insurance"
    })
final class RunCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private ModelTimeout timeout;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    Stages stages = new Stages(console);
    CatalogOrigin origin = models.origin();
    Workspace workspace = Workspace.of(origin);
    Catalog valid = models.valid(origin, console);
    Compilation compiled = Compilation.of(models.of(origin, valid).wholeMarts(), workspace);
    try (Ledger ledger = ledgerOption.open(workspace);
        SparkSession spark = LocalSpark.start()) {
      RunSummary summary =
          new LocalRun(workspace, compiled, ledger, spark, timeout.hosts(), stages).run();
      FailureTable.print(console, ledger.queries().models(summary.run()));
      console.line("%s", summary);
      return summary.exitCode();
    }
  }
}
