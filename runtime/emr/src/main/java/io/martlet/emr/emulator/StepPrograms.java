package io.martlet.emr.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a cluster's steps run. */
@FunctionalInterface
public interface StepPrograms {

  /** Starts a step's command. */
  Running start(String cluster, String step, List<String> command, Instant now);

  /** A command that was started. */
  interface Running {

    /** When it ended, if it has by now. */
    Optional<Instant> ended(Instant now);

    /** Whether it ended well. */
    boolean succeeded();

    /** Ends it, if it goes on. */
    void kill();
  }

  /** Steps that do nothing, for so long. */
  static StepPrograms stubbed(Duration duration) {
    return (cluster, step, command, started) ->
        new Running() {
          @Override
          public Optional<Instant> ended(Instant now) {
            return Optional.of(started.plus(duration)).filter(end -> !end.isAfter(now));
          }

          @Override
          public boolean succeeded() {
            return true;
          }

          @Override
          public void kill() {}
        };
  }
}
