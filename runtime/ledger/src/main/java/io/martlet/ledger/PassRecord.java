package io.martlet.ledger;

import java.time.Instant;
import java.util.Optional;

/**
 * A pass of a run over the universe.
 *
 * @param models that it scores
 * @param started when its driver began with it
 */
public record PassRecord(
    String name,
    String step,
    String cluster,
    long models,
    long records,
    Optional<Instant> started,
    Optional<Instant> finished) {}
