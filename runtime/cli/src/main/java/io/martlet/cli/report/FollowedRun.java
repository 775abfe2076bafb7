package io.martlet.cli.report;

import io.martlet.cli.terminal.RunProgress;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import java.util.Optional;

/** How far a run has come that others do, by what its drivers tell the ledger. */
public final class FollowedRun implements AutoCloseable {

  /** How often it is looked at. */
  public static final long LOOK_AGAIN_MILLIS = 500;

  private final RunQueries queries;
  private final String run;
  private RunProgress progress;

  public FollowedRun(RunQueries queries, String run) {
    this.queries = queries;
    this.run = run;
  }

  /** Shows how far it is; whether it still goes on, or has not begun. */
  public boolean look() {
    Optional<RunRecord> record = queries.run(run);
    boolean running = record.map(RunRecord::state).equals(Optional.of(RunState.RUNNING));
    if (running) {
      if (progress == null) {
        progress = new RunProgress(record.get().records() * queries.totals(run).models());
      }
      progress.reached(queries.modelRecords(run));
    }
    return running || record.isEmpty();
  }

  /** Prints lines that stay. */
  public void print(Runnable lines) {
    if (progress == null) {
      lines.run();
    } else {
      progress.above(lines);
    }
  }

  @Override
  public void close() {
    if (progress != null) {
      progress.close();
    }
  }
}
