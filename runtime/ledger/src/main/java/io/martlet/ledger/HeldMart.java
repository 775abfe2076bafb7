package io.martlet.ledger;

/**
 * That a mart stays staged though all of its models have scores.
 *
 * @param gate that it did not pass
 * @param reason for people
 */
public record HeldMart(Gate gate, String reason) {}
