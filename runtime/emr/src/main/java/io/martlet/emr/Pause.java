package io.martlet.emr;

import java.time.Duration;
import java.time.Instant;

/** Time as those see it who wait for Amazon EMR. */
public interface Pause {

  Instant now();

  /** Waits. */
  void of(Duration time) throws InterruptedException;

  /** The machine's own time. */
  Pause REAL =
      new Pause() {
        @Override
        public Instant now() {
          return Instant.now();
        }

        @Override
        public void of(Duration time) throws InterruptedException {
          Thread.sleep(time.toMillis());
        }
      };
}
