package io.martlet.ledger;

/** What became of a run. */
public enum RunState {
  RUNNING,
  /** It came to its end, with or without failed models. */
  FINISHED,
  /** Its driver is gone, and it did not come to its end. */
  INTERRUPTED,
  /** The tool itself failed. */
  BROKEN
}
