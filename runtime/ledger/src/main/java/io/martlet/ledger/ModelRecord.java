package io.martlet.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A model in a run.
 *
 * @param microbatch that scored it; empty where it keeps its scores
 * @param scoredBy the run that scored it, where that is an earlier one
 * @param inputs the SHA-256 of what it read; empty where that was not recorded yet
 * @param ranks how many records have rank {@code firstRank}, {@code firstRank + 1}, …
 * @param positives how many records have binary 1
 */
public record ModelRecord(
    String mart,
    int number,
    String name,
    String kind,
    Optional<String> microbatch,
    Optional<String> scoredBy,
    String scoringHash,
    String inputs,
    ModelState state,
    long records,
    long positives,
    int firstRank,
    List<Long> ranks,
    Optional<FailureRecord> failure) {

  public ModelRecord {
    ranks = List.copyOf(ranks);
  }

  /** Whether the mart has scores of it. */
  public boolean hasScores() {
    return state == ModelState.SCORED || state == ModelState.KEPT;
  }

  /** Mean of the ranks; NaN without records. */
  public double meanRank() {
    double sum = 0;
    for (int i = 0; i < ranks.size(); i++) {
      sum += (double) ranks.get(i) * (firstRank + i);
    }
    return sum / records;
  }
}
