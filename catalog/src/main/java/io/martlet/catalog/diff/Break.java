package io.martlet.catalog.diff;

import io.martlet.catalog.Location;
import io.martlet.catalog.check.UnacceptedBreak;
import io.martlet.catalog.diagnostic.Diagnostic;
import java.util.Optional;

/**
 * Columns of a mart's table that consumers may read and no longer find, or find to mean something
 * else.
 *
 * @param subject the model, or the key, as it was called
 * @param message what breaks, one sentence
 * @param accepted the reason why it may, where the catalog says so
 * @param location where the new state says so: the model's number, or else its mart
 */
public record Break(String subject, String message, Optional<String> accepted, Location location) {

  /** The break as people are told it, in two lines. */
  public String told() {
    return "! %s: %s%n    %s"
        .formatted(
            subject,
            message,
            accepted.map(reason -> "accepted: " + reason).orElse(new UnacceptedBreak().hint()));
  }

  /** The break as any other finding; it must not be accepted. */
  public Diagnostic diagnostic() {
    return new UnacceptedBreak().at(location, subject, message);
  }
}
