package io.martlet.spark.host;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;

/** Notices that one and the same model has been running for too long. */
final class Watch implements BooleanSupplier {

  /** No model runs. */
  static final int IDLE = -1;

  private final IntSupplier running;
  private final Duration allowed;
  private int model = IDLE;
  private long since = System.nanoTime();
  private boolean expired;

  Watch(IntSupplier running, Duration allowed) {
    this.running = running;
    this.allowed = allowed;
  }

  @Override
  public boolean getAsBoolean() {
    int now = running.getAsInt();
    if (now != model) {
      model = now;
      since = System.nanoTime();
    }
    expired = System.nanoTime() - since > allowed.toNanos();
    return expired;
  }

  /** Whether it was too long when last asked. */
  boolean expired() {
    return expired;
  }

  Duration allowed() {
    return allowed;
  }
}
