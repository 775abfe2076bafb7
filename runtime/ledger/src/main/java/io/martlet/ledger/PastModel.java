package io.martlet.ledger;

import java.time.Instant;

/**
 * A model as one run scored it.
 *
 * @param started when the run was
 * @param mart what became of its mart there
 */
public record PastModel(String run, Instant started, MartState mart, ModelRecord model) {}
