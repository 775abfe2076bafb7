package io.martlet.cli.run;

import io.martlet.catalog.diff.Break;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.RunProgress;
import io.martlet.cli.terminal.Stages;
import io.martlet.cli.workspace.KnownRecords;
import io.martlet.driver.RunSummary;
import io.martlet.driver.RunWatcher;
import io.martlet.spark.prepare.PreparedUniverse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run as its user sees it: a line a stage, a bar while it scores. */
final class RunStages implements RunWatcher, AutoCloseable {

  private final Console console;
  private final Stages stages;
  private final KnownRecords known;
  private final List<String> remarks = new ArrayList<>();
  private RunProgress progress;

  RunStages(Console console, Stages stages, KnownRecords known) {
    this.console = console;
    this.stages = stages;
    this.known = known;
  }

  @Override
  public void breakAccepted(Break accepted) {
    accepted.told().lines().forEach(line -> console.note("%s", line));
  }

  @Override
  public void preparedUniverseDamaged(String damage) {
    console.note("The prepared universe is not as it was, and is prepared again: %s.", damage);
  }

  @Override
  public void prepared(PreparedUniverse universe, Duration time) {
    known.remember(universe.records());
    stages.print(
        "prepare",
        time,
        "%s, %s%s%s"
            .formatted(
                Counted.of(universe.records(), "record"),
                Counted.of(universe.files().size(), "file"),
                universe.found() ? ", prepared before" : "",
                Rejected.of(universe)));
    universe.warnings().forEach(warning -> console.note("Warning: %s", warning));
  }

  @Override
  public void remark(String remark) {
    remarks.add(remark);
  }

  @Override
  public void scoringStarted(long modelRecords) {
    progress = new RunProgress(modelRecords);
  }

  @Override
  public void stepTaken(String step) {
    progress.above(
        () -> console.note("Waiting for another driver of this run, which works on %s.", step));
  }

  @Override
  public void ledgerAway() {
    Runnable note =
        () -> console.note("The ledger does not answer: scoring goes on, publishing waits for it.");
    if (progress == null) {
      note.run();
    } else {
      progress.above(note);
    }
  }

  @Override
  public void scored(long modelRecords) {
    progress.scored(modelRecords);
  }

  @Override
  public void finished(RunSummary run, Duration scoring, Duration publishing) {
    close();
    if (!scoring.isZero()) {
      stages.print("score", scoring, rates(run, scoring));
    }
    stages.print(
        "publish",
        publishing,
        String.format(Locale.ROOT, "%d of %s", run.published(), Counted.of(run.marts(), "mart")));
    for (String remark : remarks) {
      console.line("");
      remark.lines().forEach(line -> console.line("  %s", line));
    }
  }

  private static String rates(RunSummary run, Duration scoring) {
    double seconds = scoring.toNanos() / 1e9;
    return String.format(
        Locale.ROOT,
        "%,.0f records/s, %,.0f model-records/s",
        run.records() * run.passes() / seconds,
        run.records() * (run.models() - run.kept()) / seconds);
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
      progress = null;
    }
  }
}
