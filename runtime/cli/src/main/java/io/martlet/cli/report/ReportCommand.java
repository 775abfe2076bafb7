package io.martlet.cli.report;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.terminal.Shown;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import io.martlet.ledger.RunTotals;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "report",
    description = "Writes a run, or a catalog's runs, as a page of HTML.",
    footer = {
      "",
      "The page is one file that loads nothing. Of a run: its marts, failures,",
      "progress, how busy slots and cores were, passes and stages, every model",
      "with its ranks and how far they have moved since the run before, plan",
      "and settings. Without a run: the catalog's runs.",
      "",
      "Examples:",
      "  martlet report --to runs.html",
      "  martlet report 019ab12cd34-5e6f70 --to run.html catalogs/insurance"
    })
public final class ReportCommand implements Callable<Integer> {

  private static final int RUNS = 200;

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private RunChoice choice;
  @Mixin private LedgerOption ledgerOption;

  @Option(
      names = "--to",
      paramLabel = "FILE",
      defaultValue = "report.html",
      description = "The file to write. Default: ${DEFAULT-VALUE}.")
  private Path file;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    CatalogOrigin origin = models.origin();
    Catalog valid = models.valid(origin, console);
    String name = valid.name().value();
    try (Ledger ledger = ledgerOption.open(Workspace.of(origin.folder()))) {
      RunQueries queries = ledger.queries();
      if (models.run().isPresent() || choice.isNamed()) {
        RunRecord run = choice.in(queries, name, models.run());
        write(page(run, queries));
        console.line("%s shows run %s.", Shown.path(file), run.id());
      } else {
        List<RunTotals> runs = queries.latest(name, RUNS);
        if (runs.isEmpty()) {
          throw RunChoice.none(name);
        }
        write(new RunsPage(name, runs).toString());
        console.line("%s shows %s of %s.", Shown.path(file), Counted.of(runs.size(), "run"), name);
      }
    }
    return ExitCode.CLEAN;
  }

  private static String page(RunRecord run, RunQueries queries) {
    Optional<RunRecord> former =
        queries.runs(run.catalog()).stream()
            .filter(other -> other.started().isBefore(run.started()))
            .filter(other -> other.state() == RunState.FINISHED)
            .findFirst();
    return new RunPage(
            queries.totals(run.id()),
            queries.marts(run.id()),
            queries.models(run.id()),
            queries.passes(run.id()),
            queries.work(run.id()),
            queries.settings(run.id()),
            former,
            former.map(other -> queries.models(other.id())).orElse(List.of()))
        .toString();
  }

  private void write(String page) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, page);
    } catch (IOException e) {
      throw new StorageException(file.toString(), e);
    }
  }
}
