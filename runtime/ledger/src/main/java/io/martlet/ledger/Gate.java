package io.martlet.ledger;

/** What a mart must pass before readers see it. */
public enum Gate {
  /** It has records enough, beside what is published. */
  RECORDS,
  /** Its models rank about as those do that are published. */
  DRIFT,
  /** All of its models have scores. */
  MODELS
}
