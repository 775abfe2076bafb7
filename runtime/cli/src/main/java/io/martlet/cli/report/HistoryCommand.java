package io.martlet.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.ModelSelection;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Histogram;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.terminal.Times;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.MartState;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.ModelState;
import io.martlet.ledger.PastModel;
import io.martlet.ledger.RankDrift;
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
    name = "history",
    description = "Shows how models scored over a catalog's runs.",
    footer = {
      "",
      "Each run has its records, the mean rank, the share of binary 1, and how",
      "far the ranks have moved since the run before: their population",
      "stability index, below 0.1 as a rule, a shift above 0.25.",
      "",
      "Examples:",
      "  martlet history has_insurance catalogs/insurance",
      "  martlet history 'mart:coverage' --last 3"
    })
public final class HistoryCommand implements Callable<Integer> {

  private static final int RANKS = 20;

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private JsonOption output;

  @Option(
      names = "--last",
      paramLabel = "N",
      defaultValue = "12",
      description = "Over how many runs; by default ${DEFAULT-VALUE}.")
  private int last;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    CatalogOrigin origin = models.origin();
    Catalog valid = models.valid(origin, console);
    List<ModelSelection.Selected> selected = models.of(origin, valid).models();
    ArrayNode json = new ObjectMapper().createArrayNode();
    int runs = 0;
    try (Ledger ledger = ledgerOption.open(Workspace.of(origin.folder()))) {
      for (ModelSelection.Selected each : selected) {
        // One more than is shown, to tell how far the first has moved.
        List<PastModel> past =
            ledger
                .queries()
                .history(
                    valid.name().value(),
                    each.mart().name().value(),
                    each.model().name().value(),
                    last + 1);
        int shown = Math.min(last, past.size());
        runs = Math.max(runs, shown);
        if (output.json()) {
          describe(json.addObject().put("model", each.subject()), past, shown);
        } else {
          print(console, each.subject(), past, shown);
        }
      }
    }
    if (output.json()) {
      console.text(json + "\n");
    } else {
      console.line("%s over %s.", Counted.of(selected.size(), "model"), Counted.of(runs, "run"));
    }
    return ExitCode.CLEAN;
  }

  private static void print(Console console, String subject, List<PastModel> past, int shown) {
    console.line("%s", subject);
    console.line(
        "  %-18s  %-10s %11s %6s %6s %6s  %s",
        "run", "day", "records", "mean", "binary", "drift", "ranks");
    for (int i = 0; i < shown; i++) {
      PastModel run = past.get(i);
      ModelRecord model = run.model();
      if (model.state() == ModelState.FAILED) {
        console.line(
            "  %-18s  %-10s  failed: %s",
            run.run(),
            Times.day(run.started()),
            model.failure().map(failure -> failure.kind()).orElse(""));
      } else {
        console.line(
            "  %-18s  %-10s %,11d %6.2f %5.1f%% %6s  %s%s",
            run.run(),
            Times.day(run.started()),
            model.records(),
            model.meanRank(),
            100.0 * model.positives() / model.records(),
            drift(past, i),
            Histogram.draw(model.ranks(), RANKS),
            run.mart() == MartState.PUBLISHED ? "" : " not published");
      }
    }
    console.line("");
  }

  private static String drift(List<PastModel> past, int at) {
    double drift = moved(past, at);
    return Double.isNaN(drift) ? "" : String.format(Locale.ROOT, "%.3f", drift);
  }

  /** Since the last run before that scored the model; NaN when none is known. */
  private static double moved(List<PastModel> past, int at) {
    return past.stream()
        .skip(at + 1L)
        .map(PastModel::model)
        .filter(model -> model.state() == ModelState.SCORED)
        .findFirst()
        .map(former -> RankDrift.between(former, past.get(at).model()))
        .orElse(Double.NaN);
  }

  private static void describe(ObjectNode node, List<PastModel> past, int shown) {
    ArrayNode runs = node.putArray("runs");
    for (int i = 0; i < shown; i++) {
      PastModel run = past.get(i);
      ObjectNode told = runs.addObject();
      told.put("run", run.run());
      told.put("started", run.started().toString());
      told.put("mart_state", run.mart().name());
      RunJson.describe(told, run.model());
      told.put("positives", run.model().positives());
      told.put("first_rank", run.model().firstRank());
      run.model().ranks().forEach(told.putArray("ranks")::add);
      double drift = moved(past, i);
      if (!Double.isNaN(drift)) {
        told.put("drift", drift);
      }
    }
  }
}
