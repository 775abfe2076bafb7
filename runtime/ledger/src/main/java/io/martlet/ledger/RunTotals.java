package io.martlet.ledger;

/**
 * What has come of a run so far.
 *
 * @param models of its marts, also those that keep their scores
 * @param kept models that keep the scores of an earlier run
 * @param held marts that were kept back though no model of theirs failed
 * @param failed models
 */
public record RunTotals(
    RunRecord run, long marts, long published, long held, long models, long kept, long failed) {}
