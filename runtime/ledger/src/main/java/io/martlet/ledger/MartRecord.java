package io.martlet.ledger;

import java.util.Optional;

/** A mart in a run. */
public record MartRecord(String name, MartState state, Optional<Long> snapshot) {}
