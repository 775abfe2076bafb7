package io.martlet.catalog;

import io.martlet.catalog.constraint.Reason;
import java.util.Optional;

/**
 * Silences warnings and notes of a rule.
 *
 * @param at the subject of what it silences, such as {@code deposits} with all of its models; all
 *     when empty
 */
public record Suppression(
    Located<String> rule, Optional<Located<String>> at, Located<@Reason String> reason) {

  /** Whether it is for diagnostics of that rule about that subject. */
  public boolean covers(String ruleId, String subject) {
    return rule.value().equals(ruleId)
        && at.map(Located::value)
            .map(place -> subject.equals(place) || subject.startsWith(place + "/"))
            .orElse(true);
  }
}
