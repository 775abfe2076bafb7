package io.martlet.spark.host;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/**
 * Notices that a host has not come further for too long. A host may say what it likes meanwhile: it
 * comes further only with a model later in its order than any that it has told of, so that no model
 * gains time by what it writes. Time in which nobody asked, since this process was stopped or very
 * busy, is not the host's.
 */
final class Watch implements BooleanSupplier {

  /** No model runs. */
  static final int IDLE = -1;

  private static final long LONGEST_STEP = Duration.ofMillis(500).toNanos();

  private final IntSupplier place;
  private final Duration allowed;
  private int furthest = IDLE;
  private long asked = System.nanoTime();
  private long waited;

  /**
   * @param place of the model that runs, in the order in which the host runs them
   * @param allowed how long one model may take
   */
  Watch(IntSupplier place, Duration allowed) {
    this.place = place;
    this.allowed = allowed;
  }

  @Override
  public boolean getAsBoolean() {
    long now = System.nanoTime();
    waited += Math.min(now - asked, LONGEST_STEP);
    asked = now;
    int reached = place.getAsInt();
    if (reached > furthest) {
      furthest = reached;
      waited = 0;
    }
    return waited > allowed.toNanos();
  }

  Duration allowed() {
    return allowed;
  }
}
