package io.martlet.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a run keeps of a mart as it is: it scores the others of the mart's models, and writes their
 * columns into the mart's files beside those that are kept.
 *
 * @param run that has written those files
 * @param snapshot of the mart's table, published or staged
 * @param kept models whose scores it keeps, each as it was scored
 * @param missing models that have no scores, and do not get any: the mart is not whole
 */
public record PlanBase(
    String mart, String run, long snapshot, List<PlanModel> kept, List<PlanModel> missing) {

  public PlanBase {
    kept = List.copyOf(kept);
    missing = List.copyOf(missing);
  }

  /** All models that are not scored. */
  public Stream<PlanModel> models() {
    return Stream.concat(kept.stream(), missing.stream());
  }
}
