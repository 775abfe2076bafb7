package io.martlet.catalog;

import io.martlet.catalog.constraint.Percentage;
import java.util.Optional;

/**
 * What a team demands beyond what a run needs.
 *
 * @param requireOwner whether every model must have an owner
 * @param requireSha256 whether every binary's file must be pinned
 * @param leastRecords how many records a run must have to replace a mart, in percent of those that
 *     are published
 */
public record Policy(
    boolean requireOwner,
    boolean requireSha256,
    Optional<Located<@Percentage Integer>> leastRecords) {

  public static final Policy NONE = new Policy(false, false, Optional.empty());

  /** What is demanded of records where nothing is declared: a mart may halve, no more. */
  public static final int LEAST_RECORDS = 50;
}
