package io.martlet.catalog.check;

import io.martlet.catalog.Suppression;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes out what a catalog does not want to be told, and reports what took out nothing. */
final class Suppressions {

  private Suppressions() {}

  static void apply(List<Suppression> suppressions, Findings findings) {
    // After an error later rules have not run, so that nothing can be said of what they need.
    boolean complete = !findings.hasErrors();
    Set<Suppression> used = new HashSet<>();
    findings.removeIf(diagnostic -> isSuppressed(diagnostic, suppressions, used));
    if (complete) {
      suppressions.stream()
          .filter(suppression -> !used.contains(suppression))
          .forEach(suppression -> findings.add(Rules.UNUSED_SUPPRESSION.at(suppression)));
    }
  }

  private static boolean isSuppressed(
      Diagnostic diagnostic, List<Suppression> suppressions, Set<Suppression> used) {
    if (diagnostic.severity() == Severity.ERROR) {
      return false;
    }
    boolean suppressed = false;
    for (Suppression suppression : suppressions) {
      if (suppression.covers(diagnostic.rule(), diagnostic.subject())) {
        used.add(suppression);
        suppressed = true;
      }
    }
    return suppressed;
  }
}
