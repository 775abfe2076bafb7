package io.martlet.ledger;

import java.util.List;
import java.util.Optional;

/**
 * A run that was handed to Amazon EMR.
 *
 * @param arguments what its drivers are called with
 * @param jar what its drivers run
 * @param region none where the account's default was meant
 * @param endpoint of the service, where it is not the region's own
 * @param outcome how it ended there; none while it goes on
 */
public record SubmissionRecord(
    String run,
    String catalog,
    String planDigest,
    List<String> arguments,
    String jar,
    Optional<String> region,
    Optional<String> endpoint,
    Optional<String> outcome) {

  public SubmissionRecord {
    arguments = List.copyOf(arguments);
  }

  /**
   * A cluster that a run was given.
   *
   * @param cluster the plan's
   * @param attempt counts those of the same part of the plan, from 1
   */
  public record Cluster(String cluster, int attempt, String id) {}
}
