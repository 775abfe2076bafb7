package io.martlet.catalog.check;

import io.martlet.catalog.Location;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** What a run on clusters is held to, by an estimate. */
public enum TargetRule implements Rule {
  OVER_BUDGET(
      "over-budget",
      "A run would cost more than the deployment's budget.",
      "Take cheaper machines or fewer passes, or raise the budget."),
  OVER_TIME(
      "over-time",
      "A run would take longer than the deployment's target.",
      "Start more machines or clusters, or give it longer.");

  private final String id;
  private final String summary;
  private final String hint;

  TargetRule(String id, String summary, String hint) {
    this.id = id;
    this.summary = summary;
    this.hint = hint;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return summary;
  }

  @Override
  public String hint() {
    return hint;
  }

  /** What may be, but need not. */
  public Diagnostic maybe(Location location, String message) {
    return new Diagnostic(id, Severity.WARNING, message, hint, "", location);
  }
}
