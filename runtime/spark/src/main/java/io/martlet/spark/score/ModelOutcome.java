package io.martlet.spark.score;

import io.martlet.spark.host.ModelFailure;
import java.util.List;

/**
 * What became of one model in one pass over the universe.
 *
 * @param failure why it has no scores; null when it has
 * @param ranks how many records have each rank, from the first
 * @param positives how many records have binary 1
 */
public record ModelOutcome(ModelFailure failure, List<Long> ranks, long positives) {

  /** Whether the model has scores. */
  public boolean scored() {
    return failure == null;
  }
}
