package io.martlet.ledger;

/** What became of a model in a run. */
public enum ModelState {
  PENDING,
  SCORED,
  FAILED
}
