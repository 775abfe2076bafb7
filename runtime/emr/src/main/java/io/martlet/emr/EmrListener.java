package io.martlet.emr;

/** Hears of what is asked of Amazon EMR, and of what becomes of it. */
public interface EmrListener {

  /**
   * A cluster was started, or found.
   *
   * @param cluster the plan's
   * @param attempt counts the clusters of this part of the plan, from 1
   */
  void cluster(String cluster, int attempt, String id);

  /** A cluster has come to its end before its steps. */
  void lost(String cluster, String id, String reason);

  /** A step has failed as a whole, and is tried again. */
  void stepAgain(String cluster, String step, int tries);

  /** A part of the run has come to its end. */
  void ended(String cluster, ClusterEnd end);

  /** The service did not answer; it is looked again. */
  void unreachable(String message);
}
