package io.martlet.ledger;

import java.util.Optional;

/**
 * Why a model failed.
 *
 * @param record at which it failed, as its key's name and value; empty where that is unknown
 * @param signal the signal that ended the host, such as {@code SIGABRT}
 */
public record FailureRecord(
    String kind, Optional<String> signal, String message, Optional<String> record) {}
