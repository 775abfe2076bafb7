package io.martlet.driver;

import io.martlet.ledger.RunState;
import io.martlet.ledger.RunTotals;

/**
 * What has come of a run so far.
 *
 * @param passes over the universe, of the steps that were called for
 * @param whole whether nothing of the run is left to do
 * @param held marts that were kept back though no model failed
 * @param models of its marts
 * @param kept models that keep the scores of an earlier run
 * @param failed models
 */
public record RunSummary(
    String run,
    boolean whole,
    long marts,
    long published,
    long held,
    long models,
    long kept,
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
        totals.kept(),
        passes,
        totals.run().records(),
        totals.failed());
  }
}
