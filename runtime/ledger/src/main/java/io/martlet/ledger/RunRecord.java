package io.martlet.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A run as the ledger tells it.
 *
 * @param who has started it, by the name that their system has for them
 * @param parent the run that all of its marts go on from, if there is such a one
 * @param universe the digest of the records that it scored; empty where that was not recorded yet
 */
public record RunRecord(
    String id,
    String catalog,
    Optional<String> who,
    Optional<String> parent,
    String planDigest,
    String universe,
    RunState state,
    long records,
    Instant started,
    Optional<Instant> finished,
    Optional<String> message,
    Optional<Integer> exitCode) {}
