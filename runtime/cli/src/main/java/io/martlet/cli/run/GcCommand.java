package io.martlet.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogArgument;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.cli.workspace.WorkspaceLock;
import io.martlet.driver.Garbage;
import io.martlet.driver.Garbage.Kind;
import io.martlet.driver.Garbage.Piece;
import io.martlet.driver.RunPlaces;
import io.martlet.ledger.Ledger;
import io.martlet.spark.mart.MartTables;
import java.io.IOException;
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

@Command(
    name = "gc",
    description = "Tells what nothing needs any more, and deletes it when asked.",
    footer = {
      "",
      "Kept is what readers see, the versions before that (--versions), what",
      "may still be published, retried or resumed, the plan of the last run",
      "with all that it takes, and what is younger than --older-than. What the",
      "ledger does not know is left alone.",
      "",
      "Examples:",
      "  martlet gc",
      "  martlet gc --older-than 30 --versions 12 --delete"
    })
public final class GcCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;
  @Mixin private CatalogArgument catalog;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RootOption root;
  @Mixin private JsonOption output;

  @Option(
      names = "--older-than",
      paramLabel = "DAYS",
      defaultValue = "7",
      description = "Keep what is younger. Default: ${DEFAULT-VALUE}.")
  private int days;

  @Option(
      names = "--versions",
      paramLabel = "N",
      defaultValue = "3",
      description = {
        "How many published versions of each mart to keep,",
        "the current one among them. Default: ${DEFAULT-VALUE}."
      })
  private int versions;

  @Option(names = "--delete", description = "Delete it, and do not only tell.")
  private boolean delete;

  @Override
  public Integer call() throws IOException {
    Console console = new Console(spec);
    if (versions < 1 || days < 0) {
      throw new CommandFailure(
          ExitCode.USAGE, "--versions counts from 1, and --older-than from 0.");
    }
    catalog.valid(console);
    Workspace workspace = catalog.workspace();
    RunPlaces places = root.here(workspace);
    try (WorkspaceLock lock = WorkspaceLock.of(workspace, "gc", console);
        Ledger ledger = ledgerOption.open(lock.workspace());
        MartTables tables = new MartTables(ledger.jdbcUrl(), places.warehouse())) {
      Instant before = Instant.now().minus(Duration.ofDays(days));
      List<Piece> pieces = new Garbage(places, tables, ledger.queries(), versions, before).find();
      if (delete) {
        pieces.forEach(piece -> piece.removal().run());
      }
      print(console, pieces);
    }
    return ExitCode.CLEAN;
  }

  private void print(Console console, List<Piece> pieces) {
    if (output.json()) {
      console.text(json(pieces) + "\n");
      return;
    }
    for (Kind kind : Kind.values()) {
      List<Piece> of = pieces.stream().filter(piece -> piece.kind() == kind).toList();
      if (!of.isEmpty()) {
        console.line(
            "  %-42s %6s  %9s",
            meaning(kind),
            String.format(Locale.ROOT, "%,d", of.stream().mapToInt(Piece::count).sum()),
            Counted.bytes(bytes(of)));
      }
    }
    console.line("%s", summary(pieces));
  }

  private String summary(List<Piece> pieces) {
    if (pieces.isEmpty()) {
      return "Nothing to delete: all is needed, or younger than %s."
          .formatted(Counted.of(days, "day"));
    }
    return delete
        ? "Deleted %s.".formatted(Counted.bytes(bytes(pieces)))
        : "%s can go; nothing is deleted without --delete.".formatted(Counted.bytes(bytes(pieces)));
  }

  private static long bytes(List<Piece> pieces) {
    return pieces.stream().mapToLong(Piece::bytes).sum();
  }

  private static String meaning(Kind kind) {
    return switch (kind) {
      case VERSIONS -> "marts: old versions, and what went with them";
      case STAGED -> "marts: staged, and overtaken since";
      case FILES -> "marts: files that no version has";
      case SCORES -> "scores of runs that have ended";
      case UNIVERSES -> "prepared universes";
      case PLANS -> "plans";
      case ARTIFACTS -> "artifacts";
    };
  }

  private ArrayNode json(List<Piece> pieces) {
    ArrayNode all = new ObjectMapper().createArrayNode();
    pieces.forEach(
        piece ->
            all.addObject()
                .put("kind", piece.kind().name().toLowerCase(Locale.ROOT))
                .put("name", piece.name())
                .put("count", piece.count())
                .put("bytes", piece.bytes())
                .put("deleted", delete));
    return all;
  }
}
