package io.martlet.ledger;

import java.util.List;
import java.util.stream.Stream;

/**
 * All that a run is going to do.
 *
 * @param id the run's
 * @param universe the digest of the records that it scores
 * @param models that it scores
 * @param bases of marts that it does not score whole
 */
public record RunAgenda(
    String id,
    String catalog,
    String planDigest,
    String universe,
    List<Step> steps,
    List<Model> models,
    List<Base> bases) {

  public RunAgenda {
    steps = List.copyOf(steps);
    models = List.copyOf(models);
    bases = List.copyOf(bases);
  }

  /** A step, its cluster and its microbatches. */
  public record Step(String name, String cluster, List<String> microbatches) {}

  /** A model that is going to be scored. */
  public record Model(
      String mart,
      int number,
      String name,
      String kind,
      String microbatch,
      String scoringHash,
      String inputs,
      int firstRank) {}

  /**
   * A mart that is not scored whole: files that it goes on from, and models that keep their scores.
   *
   * @param run that has left those files, and is on record with those models
   * @param kept the numbers of models that keep their scores
   * @param missing the numbers of models that failed there, and are not scored here
   */
  public record Base(
      String mart, String run, long snapshot, List<Integer> kept, List<Integer> missing) {
    public Base {
      kept = List.copyOf(kept);
      missing = List.copyOf(missing);
    }
  }

  /** The run that all marts go on from; null when there is none. */
  String parent() {
    List<String> runs = bases.stream().map(Base::run).distinct().toList();
    return runs.size() == 1 && bases.size() == marts().size() ? runs.get(0) : null;
  }

  List<String> marts() {
    return Stream.concat(models.stream().map(Model::mart), bases.stream().map(Base::mart))
        .distinct()
        .toList();
  }
}
