package io.martlet.emr.emulator;

import java.time.Duration;
import java.time.Instant;

/** The time that clusters live in. */
@FunctionalInterface
public interface EmulatedTime {

  Instant now();

  /** Time that goes by so many times as fast as on the wall, from now on. */
  static EmulatedTime faster(double speed) {
    Instant start = Instant.now();
    long nanos = System.nanoTime();
    return () -> start.plus(Duration.ofNanos((long) ((System.nanoTime() - nanos) * speed)));
  }
}
