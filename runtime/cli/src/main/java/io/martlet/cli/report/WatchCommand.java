package io.martlet.cli.report;

import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.MartRecord;
import io.martlet.ledger.MartState;
import io.martlet.ledger.RunQueries;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "watch",
    description = "Follows a run to its end, wherever it goes on.",
    footer = {
      "",
      "Shows how far it is, and a line for each mart that comes to its end. It",
      "ends as the run does, with the same last line and exit code; Ctrl-C ends",
      "the watching only.",
      "",
      "Example:",
      "  martlet watch catalogs/insurance"
    })
public final class WatchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RunChoice choice;

  @Override
  public Integer call() throws InterruptedException {
    Console console = new Console(spec);
    String name = catalog.valid(console).name().value();
    try (Ledger ledger = ledgerOption.open(catalog.workspace())) {
      RunQueries queries = ledger.queries();
      String run = choice.in(queries, name, Optional.empty()).id();
      follow(console, queries, run);
      RunOutcome outcome = RunOutcome.of(queries.totals(run));
      FailureTable.print(console, queries.models(run));
      console.line("%s", outcome);
      return outcome.exitCode();
    }
  }

  private static void follow(Console console, RunQueries queries, String run)
      throws InterruptedException {
    Set<String> ended = new HashSet<>();
    try (FollowedRun followed = new FollowedRun(queries, run)) {
      boolean running = true;
      while (running) {
        // What has ended by then is told, too.
        running = followed.look();
        queries.marts(run).stream()
            .filter(mart -> mart.state() != MartState.PENDING && ended.add(mart.name()))
            .forEach(mart -> followed.print(() -> print(console, mart)));
        if (running) {
          Thread.sleep(FollowedRun.LOOK_AGAIN_MILLIS);
        }
      }
    }
  }

  private static void print(Console console, MartRecord mart) {
    console.line("  mart %s: %s", mart.name(), mart.state().name().toLowerCase(Locale.ROOT));
  }
}
