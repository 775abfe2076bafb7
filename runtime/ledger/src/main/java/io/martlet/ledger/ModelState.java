package io.martlet.ledger;

/** What became of a model in a run. */
public enum ModelState {
  PENDING,
  SCORED,
  FAILED,

  /** Its scores are those of an earlier run, which had no need to be scored again. */
  KEPT
}
