package io.martlet.cli.emr;

import io.martlet.cli.report.FollowedRun;
import io.martlet.emr.Pause;
import java.time.Duration;
import java.time.Instant;

/** Waits for Amazon EMR, and meanwhile shows how far the run is. */
record LedgerPause(FollowedRun run) implements Pause {

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void of(Duration time) throws InterruptedException {
    long end = System.nanoTime() + time.toNanos();
    boolean begun = false;
    while (System.nanoTime() < end) {
      boolean running = run.look();
      begun |= running;
      if (begun && !running) {
        // It has just come to its end; so have the clusters' steps.
        return;
      }
      Thread.sleep(Math.max(1, Math.min(FollowedRun.LOOK_AGAIN_MILLIS, time.toMillis())));
    }
  }
}
