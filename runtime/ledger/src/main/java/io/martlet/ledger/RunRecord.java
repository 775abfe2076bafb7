package io.martlet.ledger;

import java.time.Instant;
import java.util.Optional;

/** A run as the ledger tells it. */
public record RunRecord(
    String id,
    String catalog,
    String planDigest,
    RunState state,
    long records,
    Instant started,
    Optional<Instant> finished,
    Optional<String> message,
    Optional<Integer> exitCode) {}
