package io.martlet.catalog.diagnostic;

import io.martlet.catalog.Location;

/**
 * One thing to say about a catalog: what loading, checking, comparing and planning all report.
 *
 * @param rule the id of the rule, such as {@code unknown-column}
 * @param message what is wrong and what was expected, one sentence
 * @param hint the way out, one sentence; empty when the message says it all
 * @param subject what it is about, such as {@code deposits/term_deposit}; may be empty
 */
public record Diagnostic(
    String rule,
    Severity severity,
    String message,
    String hint,
    String subject,
    Location location) {}
