package io.martlet.ledger;

/** How far a run has brought a mart. */
public enum MartState {
  PENDING,
  /** Written, not shown: a model has failed, or a gate was not passed. */
  STAGED,
  PUBLISHED,
  /** Published once, until somebody brought back what was there before. */
  WITHDRAWN
}
