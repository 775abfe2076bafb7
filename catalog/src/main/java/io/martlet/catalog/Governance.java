package io.martlet.catalog;

import jakarta.validation.Valid;
import java.util.List;
import java.util.Optional;

/** What a team has agreed on about its catalog: what it demands, and what it lets pass. */
public record Governance(
    @Valid Policy policy,
    List<@Valid Suppression> suppressions,
    List<@Valid AcceptedBreak> accepted) {

  /** Nothing demanded, nothing let pass. */
  public static final Governance NONE = new Governance(Policy.NONE, List.of(), List.of());

  public Governance {
    suppressions = List.copyOf(suppressions);
    accepted = List.copyOf(accepted);
  }

  /** Why that may break, where the team has accepted it. */
  public Optional<String> accepted(AcceptedBreak.Kind kind, String subject) {
    return accepted.stream()
        .filter(each -> each.kind() == kind && each.subject().value().equals(subject))
        .map(each -> each.reason().value())
        .findFirst();
  }
}
