package io.martlet.cli.emr;

import io.martlet.catalog.Catalog;
import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.report.FailureTable;
import io.martlet.cli.report.FollowedRun;
import io.martlet.cli.report.RunChoice;
import io.martlet.cli.report.RunOutcome;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.QuickStart;
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

@QuickStart(everyJar = true)
@Command(
    name = "watch",
    description = "Follows a run to its end, wherever it goes on.",
    footer = {
      "",
      "Shows how far it is, and a line for each mart that comes to its end. It",
      "ends as the run does, with the same last line and exit code; Ctrl-C ends",
      "the watching only.",
      "",
      "A run that was submitted to Amazon EMR is mended on the way: a lost",
      "cluster's steps go to a new one, a step that failed as a whole is run",
      "again.",
      "",
      "Example:",
      "  martlet watch catalogs/insurance"
    })
public final class WatchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RunChoice choice;
  @Mixin private EmrOption emr;

  @Override
  public Integer call() throws InterruptedException {
    Console console = new Console(spec);
    Catalog valid = catalog.valid(console);
    String name = valid.name().value();
    try (Ledger ledger = ledgerOption.open(catalog.workspace())) {
      RunQueries queries = ledger.queries();
      Optional<SubmittedRun> submitted = SubmittedRun.open(console, ledger, valid, choice, emr);
      if (submitted.isPresent()) {
        return submitted.get().follow();
      }
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
