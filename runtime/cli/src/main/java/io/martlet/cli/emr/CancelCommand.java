package io.martlet.cli.emr;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.workspace.DeployedSettings;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.driver.StoredPlan;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.SubmissionRecord;
import io.martlet.plan.StepCall;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "cancel",
    description = "Ends a run on Amazon EMR, and its clusters.",
    footer = {
      "",
      "Marts that are published stay published; of the others, readers keep",
      "what they had. What was scored stays at the root: martlet resume goes",
      "on with the run. By default the latest submission.",
      "",
      "Example:",
      "  martlet cancel catalogs/insurance"
    })
public final class CancelCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private EmrOption emr;

  @Option(
      names = "--run",
      paramLabel = "RUN",
      description = "The run to end; by default the latest that was submitted.")
  private String run;

  @Override
  public Integer call() throws InterruptedException {
    Console console = new Console(spec);
    Catalog valid = catalog.valid(console);
    try (Ledger ledger = ledgerOption.open(catalog.workspace())) {
      SubmissionRecord submission =
          ledger.submissions().of(valid.name().value()).stream()
              .filter(each -> run == null || each.run().equals(run))
              .findFirst()
              .orElseThrow(
                  () ->
                      new CommandFailure(
                          ExitCode.USAGE,
                          "No such run of catalog %s was submitted to Amazon EMR."
                              .formatted(valid.name())));
      StoredPlan plan = StoredPlan.open(StepCall.parse(submission.arguments()).plan());
      int ended =
          new SubmittedRun(
                  console,
                  ledger,
                  submission,
                  plan.plan(),
                  DeployedSettings.of(valid.deployment()),
                  emr)
              .cancel();
      console.line("Cancelled: %s ended (run %s).", Counted.of(ended, "cluster"), submission.run());
      return ExitCode.CLEAN;
    }
  }
}
