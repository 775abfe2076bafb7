package io.martlet.spark.host;

import java.time.Duration;

/**
 * A host has gone down, or was ended because a model took too long, or is to be, since a process of
 * a model's own was ended from outside.
 */
final class HostDownException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int running;
  private final ModelFailure failure;
  private final Duration lived;

  /**
   * @param running the model whose code it ran, {@link Watch#IDLE} for none
   * @param failure what it is for a model to have done this
   * @param lived how long the host had been there
   */
  HostDownException(int running, ModelFailure failure, Duration lived) {
    super(failure.message(), null, false, false);
    this.running = running;
    this.failure = failure;
    this.lived = lived;
  }

  int running() {
    return running;
  }

  ModelFailure failure() {
    return failure;
  }

  Duration lived() {
    return lived;
  }

  /** Whether somebody else may have ended it. */
  boolean mayBeFromOutside() {
    return Signals.isFromOutside(failure.signal());
  }

  /** Whether it comes with time, so that a model that is tried must be given as much. */
  boolean comesWithTime() {
    return failure.kind() != FailureKind.TIMED_OUT;
  }
}
