package io.martlet.driver;

import io.martlet.catalog.diagnostic.Printable;
import io.martlet.catalog.diff.Break;
import io.martlet.spark.prepare.PreparedUniverse;
import java.time.Duration;
import org.slf4j.Logger;

/** Tells of a run where nobody sits at a terminal. */
record LoggingWatcher(Logger log) implements RunWatcher {

  @Override
  public void breakAccepted(Break accepted) {
    log.info("{}", Printable.lines(accepted.told()));
  }

  @Override
  public void preparedUniverseDamaged(String damage) {
    log.warn("the prepared universe is prepared again: {}", Printable.of(damage));
  }

  @Override
  public void prepared(PreparedUniverse universe, Duration time) {
    log.info(
        "the universe has {} records in {} files, {} were rejected",
        universe.records(),
        universe.files().size(),
        universe.rejected());
    universe.warnings().forEach(warning -> log.warn("{}", Printable.of(warning)));
  }

  @Override
  public void remark(String remark) {
    log.warn("{}", Printable.of(remark));
  }

  @Override
  public void scoringStarted(long modelRecords) {
    log.info("{} model-records to score", modelRecords);
  }

  @Override
  public void stepTaken(String step) {
    log.info("waiting for another driver, which works on {}", step);
  }

  @Override
  public void ledgerAway() {
    log.warn("the ledger does not answer: scoring goes on, publishing waits for it");
  }

  @Override
  public void scored(long modelRecords) {
    // The ledger knows.
  }

  @Override
  public void finished(RunSummary summary, Duration scoring, Duration publishing) {
    log.info("scored in {}, published in {}", scoring, publishing);
  }
}
