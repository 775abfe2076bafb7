package io.martlet.cli.report;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.Counted;
import io.martlet.driver.RunSummary;
import io.martlet.ledger.RunState;
import io.martlet.ledger.RunTotals;
import java.util.Locale;

/**
 * What came of a run; the stable last line of everything that runs or tells of one.
 *
 * @param held marts that were kept back though no model of theirs failed
 * @param models of its marts
 * @param kept models that keep the scores of an earlier run
 * @param failed models
 */
public record RunOutcome(
    String run,
    RunState state,
    long marts,
    long published,
    long held,
    long models,
    long kept,
    long records,
    long failed) {

  public static RunOutcome of(RunSummary run) {
    return new RunOutcome(
        run.run(),
        run.whole() ? RunState.FINISHED : RunState.RUNNING,
        run.marts(),
        run.published(),
        run.held(),
        run.models(),
        run.kept(),
        run.records(),
        run.failed());
  }

  public static RunOutcome of(RunTotals totals) {
    return new RunOutcome(
        totals.run().id(),
        totals.run().state(),
        totals.marts(),
        totals.published(),
        totals.held(),
        totals.models(),
        totals.kept(),
        totals.run().records(),
        totals.failed());
  }

  public int exitCode() {
    return switch (state) {
      case RUNNING -> ExitCode.CLEAN;
      case BROKEN, INTERRUPTED -> ExitCode.FAILED;
      case FINISHED ->
          failed > 0 ? ExitCode.FAILED_MODELS : held > 0 ? ExitCode.HELD : ExitCode.CLEAN;
    };
  }

  @Override
  public String toString() {
    String marts =
        published == this.marts
            ? Counted.of(published, "mart")
            : String.format(Locale.ROOT, "%,d of %s", published, Counted.of(this.marts, "mart"));
    return switch (state) {
      case RUNNING -> "Running: %s published so far (run %s).".formatted(marts, run);
      case BROKEN -> "Broke off with %s published (run %s).".formatted(marts, run);
      case INTERRUPTED -> "Interrupted with %s published (run %s).".formatted(marts, run);
      case FINISHED ->
          String.format(
              Locale.ROOT,
              "Published %s: %s%s, %s, %,d failed%s (run %s).",
              marts,
              Counted.of(models, "model"),
              kept == 0 ? "" : String.format(Locale.ROOT, " (%,d kept)", kept),
              Counted.of(records, "record"),
              failed,
              held == 0 ? "" : String.format(Locale.ROOT, ", %,d held back", held),
              run);
    };
  }
}
