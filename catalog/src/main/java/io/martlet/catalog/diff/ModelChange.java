package io.martlet.catalog.diff;

import java.util.List;
import java.util.Optional;

/**
 * What became of a model.
 *
 * @param before what it was called, such as {@code deposits/term_deposit}; empty when it is new
 * @param after what it is called; empty when it is removed
 * @param scored whether it must be scored, again or for the first time
 * @param details what differs, a phrase each
 */
public record ModelChange(
    Kind kind,
    Optional<String> before,
    Optional<String> after,
    boolean scored,
    List<String> details) {

  public ModelChange {
    details = List.copyOf(details);
  }

  /** How it changed. */
  public enum Kind {
    ADDED,
    REMOVED,
    RENAMED,
    CHANGED
  }

  /** What it is called, or was. */
  public String subject() {
    return after.or(() -> before).orElseThrow();
  }
}
