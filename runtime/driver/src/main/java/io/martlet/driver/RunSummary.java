package io.martlet.driver;

import io.martlet.ledger.RunState;
import io.martlet.ledger.RunTotals;

/**
 * What has come of a run so far.
 *
 * @param passes over the universe, of the steps that were called for
 * @param whole whether nothing of the run is left to do
 * @param held marts that were kept back though no model failed
 * @param failed models
 */
public record RunSummary(
    String run,
    boolean whole,
    long marts,
    long published,
    long held,
    long models,
    long passes,
    long records,
    long failed) {

  static RunSummary of(RunTotals totals, long passes) {
    return new RunSummary(
        totals.run().id(),
        totals.run().state() == RunState.FINISHED,
        totals.marts(),
        totals.published(),
        totals.held(),
        totals.models(),
        passes,
        totals.run().records(),
        totals.failed());
  }
}
