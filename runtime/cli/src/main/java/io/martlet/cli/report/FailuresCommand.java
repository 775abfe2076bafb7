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
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.ModelState;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "failures",
    description = "Lists the models that failed in a run, and why.",
    footer = {
      "",
      "Examples:",
      "  martlet failures catalogs/insurance",
      "  martlet failures 'owner:health-desk' catalogs/insurance --json"
    })
public final class FailuresCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RunChoice choice;
  @Mixin private JsonOption output;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    CatalogOrigin origin = models.origin();
    Catalog valid = models.valid(origin, console);
    try (Ledger ledger = ledgerOption.open(Workspace.of(origin.folder()))) {
      RunQueries queries = ledger.queries();
      RunRecord run = choice.in(queries, valid.name().value(), models.run());
      List<ModelRecord> scored =
          ScoredModels.selected(queries.models(run.id()), models.of(origin, valid));
      List<ModelRecord> failed =
          scored.stream().filter(model -> model.state() == ModelState.FAILED).toList();
      if (output.json()) {
        console.text(json(run, failed) + "\n");
      } else {
        FailureTable.print(console, failed);
        console.line("");
        console.line(
            "%s of %s failed%s (run %s).",
            String.format(Locale.ROOT, "%,d", failed.size()),
            Counted.of(scored.size(), "model"),
            kinds(failed),
            run.id());
      }
      return ExitCode.CLEAN;
    }
  }

  /** {@code : 2 CRASHED, 1 TIMED_OUT}. */
  private static String kinds(List<ModelRecord> failed) {
    Map<String, Long> kinds =
        failed.stream()
            .flatMap(model -> model.failure().stream())
            .collect(
                Collectors.groupingBy(
                    failure -> failure.kind(), TreeMap::new, Collectors.counting()));
    return kinds.isEmpty()
        ? ""
        : kinds.entrySet().stream()
            .map(kind -> String.format(Locale.ROOT, "%,d %s", kind.getValue(), kind.getKey()))
            .collect(Collectors.joining(", ", ": ", ""));
  }

  private static ObjectNode json(RunRecord run, List<ModelRecord> failed) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("run", run.id());
    root.put("catalog", run.catalog());
    root.putArray("models");
    failed.forEach(model -> RunJson.describe(root.withArray("models").addObject(), model));
    return root;
  }
}
