package io.martlet.emr;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Does a call again while the service is busy or away: so often, and each time later. */
final class Backoff {

  /** How often a call is tried. */
  static final int TRIES = 8;

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final int SERVER_FAULT = 500;

  private final Pause pause;
  private final DoubleSupplier jitter;

  /**
   * @param jitter from 0 to 1, so that those who were refused together do not come back together
   */
  Backoff(Pause pause, DoubleSupplier jitter) {
    this.pause = pause;
    this.jitter = jitter;
  }

  Backoff(Pause pause) {
    this(pause, () -> ThreadLocalRandom.current().nextDouble());
  }

  /** A call that may be done twice. */
  <T> T repeat(String name, Supplier<T> call) throws InterruptedException {
    return once(name, call, Optional::empty);
  }

  /**
   * A call that must not be done twice: before it is tried again it is looked whether it was done,
   * with nobody hearing of it.
   *
   * @param done finds what it was to do
   */
  <T> T once(String name, Supplier<T> call, Lookup<T> done) throws InterruptedException {
    RuntimeException last = null;
    for (int tries = 0; tries < TRIES; tries++) {
      if (tries > 0) {
        pause.of(delay(tries));
        Optional<T> found = isDoubtful(last) ? done.find() : Optional.empty();
        if (found.isPresent()) {
          return found.get();
        }
      }
      try {
        return call.get();
      } catch (AwsServiceException e) {
        if (!e.isThrottlingException() && e.statusCode() < SERVER_FAULT) {
          throw new EmrRefusedException(
              name, e.awsErrorDetails().errorCode(), e.awsErrorDetails().errorMessage(), e);
        }
        last = e;
      } catch (SdkClientException e) {
        last = e;
      }
    }
    throw new EmrUnreachableException(name, TRIES, last);
  }

  /** Looks for what a call may have done. */
  @FunctionalInterface
  interface Lookup<T> {
    Optional<T> find() throws InterruptedException;
  }

  /** Whether the call may have been done all the same. */
  private static boolean isDoubtful(RuntimeException failure) {
    return !(failure instanceof AwsServiceException service && service.isThrottlingException());
  }

  private Duration delay(int tries) {
    long millis = Math.min(FIRST.toMillis() << Math.min(tries, 16), LONGEST.toMillis());
    return Duration.ofMillis((long) (millis * (0.5 + jitter.getAsDouble() / 2)));
  }
}
