package io.martlet.driver;

import io.martlet.catalog.diff.Break;
import io.martlet.spark.prepare.PreparedUniverse;
import java.time.Duration;

/** Hears of a run's stages, in order: of those that it cares for. */
public interface RunWatcher {

  /** Something that readers know goes or changes, and the catalog accepts it. */
  default void breakAccepted(Break accepted) {}

  /** What was prepared is not as it was, and is prepared again. */
  default void preparedUniverseDamaged(String damage) {}

  /** The universe is prepared, or was found so. */
  default void prepared(PreparedUniverse universe, Duration time) {}

  /** Something that people should know of a mart, such as why it is held back. */
  default void remark(String remark) {}

  /**
   * @param modelRecords to be scored
   */
  default void scoringStarted(long modelRecords) {}

  /** Another driver works on a step, which is waited for. */
  default void stepTaken(String step) {}

  /** The ledger does not answer: scoring goes on, publishing waits for it. */
  default void ledgerAway() {}

  /** Some more are scored. */
  default void scored(long modelRecords) {}

  /** All passes are through and all marts written. */
  default void finished(RunSummary summary, Duration scoring, Duration publishing) {}
}
