package io.martlet.cli.run;

import io.martlet.catalog.Located;
import io.martlet.catalog.RunTargets;
import io.martlet.catalog.check.TargetRule;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Severity;
import io.martlet.catalog.diagnostic.SourceTexts;
import io.martlet.catalog.diagnostic.TextPrinter;
import io.martlet.cli.terminal.Console;
import io.martlet.emr.Estimate;
import io.martlet.emr.Interval;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The targets of a deployment that an estimate goes beyond: for certain, or as far as one can know.
 */
record MissedTargets(List<Diagnostic> diagnostics) {

  static MissedTargets of(RunTargets targets, Estimate estimate) {
    List<Diagnostic> found = new ArrayList<>();
    check(
        targets.budget(),
        estimate.total(),
        TargetRule.OVER_BUDGET,
        "A run costs %s " + estimate.currency() + ", and its budget is %s.",
        found);
    check(
        targets.hours(),
        estimate.hours(),
        TargetRule.OVER_TIME,
        "A run takes %s hours, and is to take %s.",
        found);
    return new MissedTargets(List.copyOf(found));
  }

  private static void check(
      Optional<Located<BigDecimal>> target,
      Interval estimate,
      TargetRule rule,
      String message,
      List<Diagnostic> found) {
    target.ifPresent(
        most -> {
          String words =
              message.formatted(estimate.text("%,.2f", " to "), most.value().toPlainString());
          double limit = most.value().doubleValue();
          if (estimate.least() > limit) {
            found.add(rule.at(most.location(), "", words));
          } else if (estimate.most() > limit) {
            found.add(rule.maybe(most.location(), words));
          }
        });
  }

  /**
   * Tells of them, if there are any.
   *
   * @return the exit code
   */
  int print(Console console, Supplier<SourceTexts> sources) {
    if (!diagnostics.isEmpty()) {
      console.note("%s", TextPrinter.plain(sources.get()).print(diagnostics).strip());
    }
    return diagnostics.stream().anyMatch(each -> each.severity() == Severity.ERROR)
        ? ExitCode.VIOLATIONS
        : ExitCode.CLEAN;
  }
}
