package io.martlet.driver;

/**
 * What came of a run.
 *
 * @param passes over the universe
 * @param held marts that were kept back though no model failed
 * @param failed models
 */
public record RunSummary(
    String run,
    long marts,
    long published,
    long held,
    long models,
    long passes,
    long records,
    long failed) {}
