package io.martlet.cli.run;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.report.FollowedRun;
import io.martlet.cli.report.RunOutcome;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.Shown;
import io.martlet.cli.terminal.Stages;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import io.martlet.ledger.RunTotals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A run on a cluster as its user sees it, by what its drivers tell the ledger. */
final class ClusterRun {

  private final Stages stages;
  private final Ledger ledger;
  private final String run;
  private final Path log;

  ClusterRun(Stages stages, Ledger ledger, String run, Path log) {
    this.stages = stages;
    this.ledger = ledger;
    this.run = run;
    this.log = log;
  }

  /**
   * Waits for the run's end.
   *
   * @param submit the running spark-submit, which ends with the run
   * @throws CommandFailure when it broke off
   */
  RunOutcome follow(Process submit) {
    long start = System.nanoTime();
    try (FollowedRun followed = new FollowedRun(ledger.queries(), run)) {
      while (!submit.waitFor(FollowedRun.LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        followed.look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure(ExitCode.FAILED, "Interrupted.");
    } finally {
      submit.destroy();
    }
    RunTotals totals = totals(submit.exitValue());
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    stages.print(
        "cluster",
        time,
        String.format(
            Locale.ROOT, "%d of %s", totals.published(), Counted.of(totals.marts(), "mart")));
    return RunOutcome.of(totals);
  }

  private RunTotals totals(int exitValue) {
    Optional<RunRecord> record = ledger.queries().run(run);
    if (record.isEmpty()) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "The cluster has not started the run (spark-submit ended with %s). What it said: %s"
              .formatted(String.valueOf(exitValue), Shown.path(log)));
    }
    if (record.get().state() == RunState.BROKEN) {
      throw new CommandFailure(
          record.get().exitCode().orElse(ExitCode.FAILED),
          "%s%nThe run broke off in the cluster (run %s). What spark-submit said: %s"
              .formatted(record.get().message().orElse(""), run, Shown.path(log)));
    }
    return ledger.queries().totals(run);
  }
}
