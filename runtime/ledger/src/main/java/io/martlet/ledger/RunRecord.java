package io.martlet.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A run as the ledger tells it.
 *
 * @param universe the digest of the records that it scored; empty where that was not recorded yet
 */
public record RunRecord(
    String id,
    String catalog,
    String planDigest,
    String universe,
    RunState state,
    long records,
    Instant started,
    Optional<Instant> finished,
    Optional<String> message,
    Optional<Integer> exitCode) {}
