package io.martlet.properties.mart;

import io.martlet.catalog.diff.Break;
import io.martlet.driver.RunSummary;
import io.martlet.driver.RunWatcher;
import io.martlet.spark.prepare.PreparedUniverse;
import java.time.Duration;

/** Nobody is there to hear of a run. */
final class Unwatched implements RunWatcher {

  @Override
  public void breakAccepted(Break accepted) {}

  @Override
  public void preparedUniverseDamaged(String damage) {}

  @Override
  public void prepared(PreparedUniverse universe, Duration time) {}

  @Override
  public void remark(String remark) {}

  @Override
  public void scoringStarted(long modelRecords) {}

  @Override
  public void stepTaken(String step) {}

  @Override
  public void ledgerAway() {}

  @Override
  public void scored(long modelRecords) {}

  @Override
  public void finished(RunSummary summary, Duration scoring, Duration publishing) {}
}
