package io.martlet.emr;

import io.martlet.emr.emulator.EmulatedTime;
import java.time.Duration;
import java.time.Instant;

/** Time that goes by when somebody waits for it, and no sooner. */
final class VirtualTime implements Pause, EmulatedTime {

  private Instant now = Instant.parse("2026-11-30T20:00:00Z");

  @Override
  public synchronized Instant now() {
    return now;
  }

  @Override
  public synchronized void of(Duration time) {
    now = now.plus(time);
  }
}
