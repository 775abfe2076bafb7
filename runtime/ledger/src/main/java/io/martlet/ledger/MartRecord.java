package io.martlet.ledger;

import java.util.Optional;

/**
 * A mart in a run.
 *
 * @param held why it is not published, where a gate has stopped it
 */
public record MartRecord(
    String name, MartState state, Optional<Long> snapshot, Optional<HeldMart> held) {}
