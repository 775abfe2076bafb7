package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Mart;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.report.RunChoice;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.Release;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.MartRecord;
import io.martlet.ledger.MartState;
import io.martlet.ledger.RunRecord;
import io.martlet.spark.mart.MartTables;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "publish",
    description = "Shows marts that a run held back, or what they were before.",
    footer = {
      "",
      "A run publishes what passes all gates by itself. This publishes, on",
      "record with who and why, what a gate has stopped; what lacks scores of",
      "models that are named (readers find these empty, until a retry fills",
      "them); and what was taken back. --rollback brings back what readers",
      "saw before, with the columns of that time.",
      "",
      "Exit codes: 0 published, 2 there is nothing of the kind to publish.",
      "",
      "Examples:",
      "  martlet publish mart:coverage --reason 'New region, as agreed'",
      "  martlet publish coverage --without luxury_suv --reason 'Owner informed'",
      "  martlet publish --rollback coverage --reason 'Wrong delivery'"
    })
public final class PublishCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private RunChoice choice;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RootOption root;

  @Option(
      names = "--reason",
      paramLabel = "WHY",
      required = true,
      description = {"Why, for those who read the record."})
  private String reason;

  @Option(
      names = "--without",
      paramLabel = "MODEL",
      split = ",",
      description = {"A model that has no scores. Repeatable, or with commas."})
  private Set<String> without = new TreeSet<>();

  @Option(
      names = "--rollback",
      description = {"Bring back what was published before."})
  private boolean rollback;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    requireReason();
    CatalogOrigin origin = models.origin();
    Workspace workspace = Workspace.of(origin.folder());
    Catalog valid = models.valid(origin, console);
    Set<String> marts =
        models.wholeMarts(origin, valid).marts().stream()
            .map(Mart::name)
            .map(Object::toString)
            .collect(Collectors.toSet());
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "publish", console);
        Ledger ledger = ledgerOption.open(lock.workspace());
        MartTables tables = new MartTables(ledger.jdbcUrl(), root.here(workspace).warehouse())) {
      Release release = new Release(tables, ledger);
      if (rollback) {
        rollBack(console, release, marts);
      } else {
        show(console, release, ledger, valid.name().value(), marts);
      }
    }
    return ExitCode.CLEAN;
  }

  private void requireReason() {
    if (reason.isBlank()) {
      throw new CommandFailure(
          ExitCode.USAGE, "--reason says nothing. Say why, for those who read the record.");
    }
    if (rollback && !without.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "--rollback brings a mart back as it was: it takes no --without.");
    }
  }

  private void rollBack(Console console, Release release, Set<String> marts) {
    if (!models.isSelective()) {
      throw new CommandFailure(
          ExitCode.USAGE, "Name the mart that is to go back: martlet publish --rollback MART");
    }
    for (String mart : marts) {
      String run = release.rollBack(mart, reason);
      console.line("Mart %s is again as run %s had published it.", mart, run);
    }
  }

  private void show(
      Console console, Release release, Ledger ledger, String catalog, Set<String> marts) {
    RunRecord run = choice.in(ledger.queries(), catalog, models.run());
    List<MartRecord> chosen =
        ledger.queries().marts(run.id()).stream()
            .filter(mart -> marts.contains(mart.name()))
            .filter(mart -> models.isSelective() || mart.state() == MartState.STAGED)
            .toList();
    if (chosen.isEmpty()) {
      throw new CommandFailure(
          ExitCode.USAGE, "Run %s has left no such mart staged.".formatted(run.id()));
    }
    for (MartRecord mart : chosen) {
      release.show(run.id(), mart, without, reason);
    }
    console.line("Published %s (run %s).", Counted.of(chosen.size(), "mart"), run.id());
  }
}
