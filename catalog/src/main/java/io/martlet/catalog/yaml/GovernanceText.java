package io.martlet.catalog.yaml;

import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Policy;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.format.Emitter;
import java.math.BigDecimal;
import java.util.Optional;

/** Writes what a team has agreed on, all of it into the main file. */
final class GovernanceText {

  private GovernanceText() {}

  static void append(Governance governance, StringBuilder out) {
    append(governance.policy(), out);
    if (!governance.suppressions().isEmpty()) {
      out.append("suppress:\n");
      governance.suppressions().forEach(suppression -> append(suppression, out));
    }
    if (!governance.accepted().isEmpty()) {
      out.append("accepted-breaks:\n");
      governance.accepted().forEach(accepted -> append(accepted, out));
    }
  }

  private static void append(Policy policy, StringBuilder out) {
    if (policy.equals(Policy.NONE)) {
      return;
    }
    out.append("policy:\n");
    if (policy.requireOwner()) {
      out.append("  require-owner: true\n");
    }
    if (policy.requireSha256()) {
      out.append("  require-sha256: true\n");
    }
    policy
        .leastRecords()
        .ifPresent(percent -> out.append("  least-records: ").append(percent).append('\n'));
    limit("drift-note", policy.driftNote(), out);
    limit("drift-hold", policy.driftHold(), out);
  }

  private static void limit(String key, Optional<Located<BigDecimal>> limit, StringBuilder out) {
    limit.ifPresent(
        index ->
            out.append("  ")
                .append(key)
                .append(": ")
                .append(index.value().toPlainString())
                .append('\n'));
  }

  private static void append(Suppression suppression, StringBuilder out) {
    out.append("  - rule: ").append(Emitter.text(suppression.rule())).append('\n');
    suppression.at().ifPresent(at -> out.append("    at: ").append(Emitter.text(at)).append('\n'));
    out.append("    reason: ").append(Emitter.text(suppression.reason())).append('\n');
  }

  private static void append(AcceptedBreak accepted, StringBuilder out) {
    out.append("  - ").append(accepted.kind().keyword()).append(": ");
    out.append(Emitter.text(accepted.subject())).append('\n');
    out.append("    reason: ").append(Emitter.text(accepted.reason())).append('\n');
  }
}
