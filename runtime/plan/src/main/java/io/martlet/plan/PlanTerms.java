package io.martlet.plan;

import io.martlet.catalog.AcceptedBreak;
import java.util.List;
import java.util.Optional;

/**
 * On what terms a run may replace what is published.
 *
 * @param leastRecords how many records it must have, in percent of those that are published
 * @param accepted what may break for those who read a mart
 */
public record PlanTerms(int leastRecords, List<PlanBreak> accepted) {

  public PlanTerms {
    accepted = List.copyOf(accepted);
  }

  /** Why that may break, where the catalog accepts it. */
  public Optional<String> accepted(AcceptedBreak.Kind kind, String subject) {
    return accepted.stream()
        .filter(each -> each.kind() == kind && each.subject().equals(subject))
        .map(PlanBreak::reason)
        .findFirst();
  }
}
