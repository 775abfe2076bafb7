package io.martlet.ledger;

import java.util.Optional;

/**
 * Why a model failed.
 *
 * @param signal the signal that ended the host, such as {@code SIGABRT}
 */
public record FailureRecord(String kind, Optional<String> signal, String message) {}
