package io.martlet.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.terminal.Times;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "runs",
    description = "Lists a catalog's runs, the latest first.",
    footer = {
      "",
      "Examples:",
      "  martlet runs catalogs/insurance",
      "  martlet runs --last 100 --json"
    })
public final class RunsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private JsonOption output;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "20",
      description = "How many; by default ${DEFAULT-VALUE}.")
  private int last;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    String name = catalog.valid(console).name().value();
    try (Ledger ledger = ledgerOption.open(catalog.workspace())) {
      List<RunTotals> runs = ledger.queries().latest(name, last);
      if (runs.isEmpty() && !output.json()) {
        throw RunChoice.none(name);
      }
      if (output.json()) {
        console.text(json(runs) + "\n");
      } else {
        print(console, name, runs);
      }
      return ExitCode.CLEAN;
    }
  }

  private static void print(Console console, String name, List<RunTotals> runs) {
    console.line("  %-18s  %-16s  %8s  %9s  %6s", "run", "started", "took", "marts", "models");
    for (RunTotals run : runs) {
      console.line(
          "  %-18s  %-16s  %8s  %9s  %,6d  %s",
          run.run().id(),
          Times.minute(run.run().started()),
          run.run().finished().map(end -> took(run.run(), end)).orElse(""),
          String.format(Locale.ROOT, "%d of %d", run.published(), run.marts()),
          run.models(),
          outcome(run));
    }
    console.line("");
    console.line("%s of %s; the latest: %s", Counted.of(runs.size(), "run"), name, latest(runs));
  }

  private static RunOutcome latest(List<RunTotals> runs) {
    return RunOutcome.of(runs.get(0));
  }

  private static String took(RunRecord run, Instant end) {
    return Times.span(Duration.between(run.started(), end));
  }

  /** In one word or two: marts say what was published. */
  private static String outcome(RunTotals run) {
    return switch (run.run().state()) {
      case RUNNING -> "running";
      case BROKEN -> "broke off";
      case INTERRUPTED -> "interrupted";
      case FINISHED ->
          run.failed() > 0
              ? String.format(Locale.ROOT, "%,d failed", run.failed())
              : run.held() > 0 ? "held back" : "published";
    };
  }

  private static ArrayNode json(List<RunTotals> runs) {
    ArrayNode all = new ObjectMapper().createArrayNode();
    for (RunTotals run : runs) {
      ObjectNode node = all.addObject();
      RunJson.describe(node, run.run());
      run.run().message().ifPresent(message -> node.put("message", message));
      node.put("marts", run.marts());
      node.put("published", run.published());
      node.put("held", run.held());
      node.put("models", run.models());
      node.put("failed", run.failed());
    }
    return all;
  }
}
