package io.martlet.plan;

import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.SandboxDemand;
import java.util.List;
import java.util.Optional;

/**
 * On what terms a run may score, and replace what is published.
 *
 * @param leastRecords how many records it must have, in percent of those that are published
 * @param driftNote how far a model's ranks may move before it is told, a population stability index
 * @param driftHold how far they may move before their mart is held back
 * @param sandbox what is demanded of the sandbox of its models
 * @param accepted what may break for those who read a mart
 */
public record PlanTerms(
    int leastRecords,
    double driftNote,
    double driftHold,
    List<PlanBreak> accepted,
    SandboxDemand sandbox) {

  /** Without a demand on the sandbox. */
  public PlanTerms(int leastRecords, double driftNote, double driftHold, List<PlanBreak> accepted) {
    this(leastRecords, driftNote, driftHold, accepted, SandboxDemand.PREFERRED);
  }

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
