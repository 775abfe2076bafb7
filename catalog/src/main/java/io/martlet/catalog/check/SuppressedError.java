package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** A suppression is for an error. */
final class SuppressedError implements CatalogRule {

  @Override
  public String id() {
    return "suppressed-error";
  }

  @Override
  public String summary() {
    return "A suppression is for an error.";
  }

  @Override
  public String hint() {
    return "Only warnings and notes can be suppressed: mend what the error is about.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    for (Suppression suppression : checked.catalog().governance().suppressions()) {
      Located<String> id = suppression.rule();
      Rules.find(id.value())
          .map(Rule::severity)
          .filter(severity -> severity == Severity.ERROR)
          .ifPresent(
              error ->
                  findings.add(
                      at(
                          id.location(),
                          suppression.at().map(Object::toString).orElse(""),
                          "Rule %s reports errors, which cannot be suppressed.".formatted(id))));
    }
  }
}
