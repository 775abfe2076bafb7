package io.martlet.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.driver.Reconciliation;
import io.martlet.driver.RunPlaces;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunRecord;
import io.martlet.spark.mart.MartTables;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "reconcile",
    description = "Holds ledger, tables and files of a run against each other.",
    footer = {
      "",
      "By default the latest run. What a later run has replaced, and gc has",
      "deleted, is no difference.",
      "",
      "Exit codes: 0 all agree, 3 they differ.",
      "",
      "Examples:",
      "  martlet reconcile catalogs/insurance",
      "  martlet reconcile 019ab12cd34-5e6f70 --json"
    })
public final class ReconcileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private RunChoice choice;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RootOption root;
  @Mixin private JsonOption output;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    CatalogOrigin origin = models.origin();
    Workspace workspace = Workspace.of(origin.folder());
    Catalog valid = models.valid(origin, console);
    RunPlaces places = root.here(workspace);
    try (Ledger ledger = ledgerOption.open(workspace);
        MartTables tables = new MartTables(ledger.jdbcUrl(), places.warehouse())) {
      RunRecord run = choice.in(ledger.queries(), valid.name().value(), models.run());
      Reconciliation.Result result =
          new Reconciliation(run, ledger.queries(), tables, places).reconcile();
      if (output.json()) {
        console.text(json(run, result) + "\n");
      } else {
        result.differences().forEach(difference -> console.line("  %s", difference));
        console.line(
            "%s: %s, %s, %s (run %s).",
            Counted.of(result.differences().size(), "difference"),
            Counted.of(result.marts(), "mart"),
            Counted.of(result.models(), "model"),
            Counted.of(result.files(), "file"),
            run.id());
      }
      return result.differences().isEmpty() ? ExitCode.CLEAN : ExitCode.VIOLATIONS;
    }
  }

  private static ObjectNode json(RunRecord run, Reconciliation.Result result) {
    ObjectNode root = new ObjectMapper().createObjectNode().put("run", run.id());
    result.differences().forEach(root.putArray("differences")::add);
    return root.put("marts", result.marts())
        .put("models", result.models())
        .put("files", result.files());
  }
}
