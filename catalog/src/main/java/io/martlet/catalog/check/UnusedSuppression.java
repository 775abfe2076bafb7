package io.martlet.catalog.check;

import io.martlet.catalog.Suppression;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** A suppression suppresses nothing. */
final class UnusedSuppression implements Rule {

  @Override
  public String id() {
    return "unused-suppression";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A suppression suppresses nothing.";
  }

  @Override
  public String hint() {
    return "Remove it, or correct what it is about.";
  }

  Diagnostic at(Suppression suppression) {
    String about = suppression.at().map(at -> " about \"" + at + "\"").orElse("");
    return at(
        suppression.rule().location(),
        suppression.at().map(Object::toString).orElse(""),
        "Rule %s has nothing to say%s that could be suppressed."
            .formatted(suppression.rule(), about));
  }
}
