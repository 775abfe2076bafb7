package io.martlet.catalog.diagnostic;

import io.martlet.catalog.Location;

/**
 * What a rule says of itself. Every diagnostic carries the id of one; its page says what it means
 * and what to do.
 */
public interface Rule {

  /** The name of the rule, such as {@code unknown-column}. */
  String id();

  Severity severity();

  /** What breaks the rule, in one line. */
  String summary();

  /** The way out when a diagnostic has no better one; may be empty. */
  default String hint() {
    return "";
  }

  /** A diagnostic of this rule with the rule's own hint. */
  default Diagnostic at(Location location, String subject, String message) {
    return at(location, subject, message, hint());
  }

  /** A diagnostic of this rule. */
  default Diagnostic at(Location location, String subject, String message, String hint) {
    return new Diagnostic(id(), severity(), message, hint, subject, location);
  }
}
