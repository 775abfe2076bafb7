package io.martlet.catalog;

import jakarta.validation.Valid;
import java.util.List;

/** What a team has agreed on about its catalog: what it demands, and what it lets pass. */
public record Governance(
    Policy policy, List<@Valid Suppression> suppressions, List<@Valid AcceptedBreak> accepted) {

  /** Nothing demanded, nothing let pass. */
  public static final Governance NONE = new Governance(Policy.NONE, List.of(), List.of());

  public Governance {
    suppressions = List.copyOf(suppressions);
    accepted = List.copyOf(accepted);
  }
}
