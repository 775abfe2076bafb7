package io.martlet.spark.score;

import io.martlet.spark.host.ModelFailure;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of one model in one pass over some of the universe.
 *
 * @param failure why it has no scores; null when it has
 * @param ranks how many records have each rank, from the first
 * @param positives how many records have binary 1
 */
public record ModelOutcome(ModelFailure failure, List<Long> ranks, long positives)
    implements Serializable {

  /** Whether the model has scores. */
  public boolean scored() {
    return failure == null;
  }

  /** Both parts together; a model that failed in one has failed. */
  ModelOutcome and(ModelOutcome other) {
    if (!scored()) {
      return this;
    }
    if (!other.scored()) {
      return other;
    }
    List<Long> sum = new ArrayList<>();
    for (int i = 0; i < ranks.size(); i++) {
      sum.add(ranks.get(i) + other.ranks.get(i));
    }
    return new ModelOutcome(null, sum, positives + other.positives);
  }
}
