package io.martlet.spark.host;

import java.time.Duration;

/**
 * How a host ended.
 *
 * @param number of the signal, or the exit status
 * @param words the last line that the host or a model in it wrote to standard error, or how it
 *     broke the protocol; may be empty
 */
record HostEnd(Cause cause, int number, String words) {

  enum Cause {
    EXITED,
    SIGNALLED,
    /** It lived on, but could not be talked to any more, and was ended. */
    CLOSED_CONNECTION,
    BROKE_PROTOCOL,
    TOO_LATE
  }

  /**
   * What it is for a model to have ended its host like that.
   *
   * @param allowed how long it may have taken
   */
  ModelFailure failure(Duration allowed) {
    return switch (cause) {
      case TOO_LATE ->
          ModelFailure.of(
              FailureKind.TIMED_OUT,
              "took longer than " + allowed.toSeconds() + " s and was stopped");
      case BROKE_PROTOCOL ->
          ModelFailure.of(FailureKind.CRASHED, "broke the protocol of its host: " + words);
      case CLOSED_CONNECTION ->
          ModelFailure.of(FailureKind.CRASHED, said("closed the connection of its host"));
      case EXITED ->
          ModelFailure.of(FailureKind.CRASHED, said("ended its host with exit status " + number));
      case SIGNALLED -> {
        String signal = Signals.name(number);
        yield new ModelFailure(
            signal.equals(Signals.VIOLATION) ? FailureKind.VIOLATION : FailureKind.CRASHED,
            signal,
            said("ended its host with " + signal),
            "");
      }
    };
  }

  private String said(String how) {
    return words.isEmpty() ? how : how + ": " + words;
  }
}
