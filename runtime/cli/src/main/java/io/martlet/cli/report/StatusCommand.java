package io.martlet.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.Catalog;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.ModelSelection;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.terminal.Times;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.MartRecord;
import io.martlet.ledger.MartState;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.ModelState;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "status",
    description = "Tells what became of a run: marts, models, failures.",
    footer = {
      "",
      "Exit codes: 0 published, or still running, 1 broken or interrupted,",
      "5 models have failed, 6 marts were held back by a gate.",
      "",
      "Examples:",
      "  martlet status catalogs/insurance",
      "  martlet status 'owner:health-desk' catalogs/insurance"
    })
public final class StatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private JsonOption output;

  @Mixin private RunChoice choice;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    CatalogOrigin origin = models.origin();
    Catalog valid = models.valid(origin, console);
    ModelSelection selection = models.of(origin, valid);
    try (Ledger ledger = ledgerOption.open(Workspace.of(origin.folder()))) {
      RunQueries queries = ledger.queries();
      RunRecord run = choice.in(queries, valid.name().value(), models.run());
      List<ModelRecord> scored = ScoredModels.selected(queries.models(run.id()), selection);
      Set<String> scoredMarts = scored.stream().map(ModelRecord::mart).collect(Collectors.toSet());
      List<MartRecord> marts =
          queries.marts(run.id()).stream()
              .filter(mart -> scoredMarts.contains(mart.name()))
              .toList();
      RunOutcome outcome = outcome(run, marts, scored);
      Optional<String> sandbox = Sandboxes.least(queries.work(run.id()));
      if (output.json()) {
        console.text(json(run, sandbox, marts, scored) + "\n");
      } else {
        print(console, run, sandbox, queries.microbatches(run.id()), marts);
        FailureTable.print(console, scored);
        console.line("");
        console.line("%s", outcome);
      }
      return outcome.exitCode();
    }
  }

  private static RunOutcome outcome(
      RunRecord run, List<MartRecord> marts, List<ModelRecord> models) {
    long published = marts.stream().filter(mart -> mart.state() == MartState.PUBLISHED).count();
    Set<String> broken =
        models.stream()
            .filter(model -> model.state() == ModelState.FAILED)
            .map(ModelRecord::mart)
            .collect(Collectors.toSet());
    long held =
        marts.stream()
            .filter(mart -> mart.state() == MartState.STAGED && !broken.contains(mart.name()))
            .count();
    return new RunOutcome(
        run.id(),
        run.state(),
        marts.size(),
        published,
        held,
        models.size(),
        models.stream().filter(model -> model.state() == ModelState.KEPT).count(),
        run.records(),
        models.stream().filter(model -> model.state() == ModelState.FAILED).count());
  }

  private static void print(
      Console console,
      RunRecord run,
      Optional<String> sandbox,
      RunQueries.Progress progress,
      List<MartRecord> marts) {
    console.line("Run %s of %s", run.id(), run.catalog());
    console.line(
        "  %s, %d of %s done",
        run.state().name().toLowerCase(Locale.ROOT),
        progress.done(),
        Counted.of(progress.planned(), "pass"));
    run.message().ifPresent(message -> console.line("  %s", message));
    if (run.state() == RunState.INTERRUPTED || run.state() == RunState.BROKEN) {
      console.line("  martlet resume goes on with it");
    }
    run.parent().ifPresent(parent -> console.line("  goes on from run %s", parent));
    console.line(
        "  started   %s%s",
        Times.second(run.started()), run.who().map(who -> " by " + who).orElse(""));
    run.finished().ifPresent(end -> console.line("  finished  %s", Times.second(end)));
    sandbox.ifPresent(level -> console.line("  sandbox   %s", level));
    for (MartRecord mart : marts) {
      console.line(
          "  mart %s: %s%s",
          mart.name(),
          mart.state().name().toLowerCase(Locale.ROOT),
          mart.snapshot().map(snapshot -> ", snapshot " + snapshot).orElse(""));
      mart.held()
          .ifPresent(held -> held.reason().lines().forEach(line -> console.line("    %s", line)));
    }
  }

  private static ObjectNode json(
      RunRecord run, Optional<String> sandbox, List<MartRecord> marts, List<ModelRecord> models) {
    ObjectNode root = new ObjectMapper().createObjectNode();
    RunJson.describe(root, run);
    sandbox.ifPresent(level -> root.put("sandbox", level));
    marts.forEach(
        mart ->
            root.withArray("marts")
                .addObject()
                .put("name", mart.name())
                .put("state", mart.state().name())
                .put("snapshot", mart.snapshot().orElse(null)));
    models.forEach(model -> RunJson.describe(root.withArray("models").addObject(), model));
    return root;
  }
}
