package io.martlet.catalog;

import io.martlet.catalog.constraint.Limit;
import io.martlet.catalog.constraint.Percentage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a team demands beyond what a run needs.
 *
 * @param requireOwner whether every model must have an owner
 * @param requireSha256 whether every binary's file must be pinned
 * @param leastRecords how many records a run must have to replace a mart, in percent of those that
 *     are published
 * @param driftNote how far a model's ranks may move from those that are published before it is
 *     told, as a population stability index
 * @param driftHold how far they may move before their mart is not published
 */
public record Policy(
    boolean requireOwner,
    boolean requireSha256,
    Optional<Located<@Percentage Integer>> leastRecords,
    Optional<Located<@Limit BigDecimal>> driftNote,
    Optional<Located<@Limit BigDecimal>> driftHold) {

  public static final Policy NONE =
      new Policy(false, false, Optional.empty(), Optional.empty(), Optional.empty());

  /** What is demanded of records where nothing is declared: a mart may halve, no more. */
  public static final int LEAST_RECORDS = 50;

  /** Where nothing is declared: by custom, less is stable. */
  public static final BigDecimal DRIFT_NOTE = new BigDecimal("0.1");

  /** Where nothing is declared: by custom, more is a shift. */
  public static final BigDecimal DRIFT_HOLD = new BigDecimal("0.25");

  public Policy requiringOwners() {
    return new Policy(true, requireSha256, leastRecords, driftNote, driftHold);
  }

  public Policy requiringSha256() {
    return new Policy(requireOwner, true, leastRecords, driftNote, driftHold);
  }

  public Policy requiringLeastRecords(Located<Integer> percent) {
    return new Policy(requireOwner, requireSha256, Optional.of(percent), driftNote, driftHold);
  }

  public Policy notingDrift(Located<BigDecimal> index) {
    return new Policy(requireOwner, requireSha256, leastRecords, Optional.of(index), driftHold);
  }

  public Policy holdingDrift(Located<BigDecimal> index) {
    return new Policy(requireOwner, requireSha256, leastRecords, driftNote, Optional.of(index));
  }
}
