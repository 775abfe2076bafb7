package io.martlet.ledger;

import java.time.Instant;

/** What a driver's tasks have done in a pass, and when. */
public record PastWork(String pass, Times times, PassWork work) {

  /** From when to when its driver was at it, by the ledger's clock. */
  public record Times(Instant begun, Instant ended) {}
}
