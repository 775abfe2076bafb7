package io.martlet.ledger;

/**
 * How fast a run was.
 *
 * @param run which
 * @param modelRecords scored a second and slot, while its passes ran
 * @param slots how many tasks could run at once, at most
 */
public record MeasuredRate(String run, double modelRecords, int slots) {}
