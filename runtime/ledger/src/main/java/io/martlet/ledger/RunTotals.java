package io.martlet.ledger;

/**
 * What has come of a run so far.
 *
 * @param held marts that were kept back though no model of theirs failed
 * @param failed models
 */
public record RunTotals(
    RunRecord run, long marts, long published, long held, long models, long failed) {}
