package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Suggestion;
import java.util.List;

/** A suppression names a rule that does not exist. */
final class UnknownRule implements CatalogRule {

  @Override
  public String id() {
    return "unknown-rule";
  }

  @Override
  public String summary() {
    return "A suppression names a rule that does not exist.";
  }

  @Override
  public String hint() {
    return "See all of them with: martlet rules";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    List<String> known = Rules.all().stream().map(Rule::id).toList();
    for (Suppression suppression : checked.catalog().governance().suppressions()) {
      Located<String> rule = suppression.rule();
      if (!known.contains(rule.value())) {
        findings.add(
            rule.value(),
            at(
                rule.location(),
                suppression.at().map(Object::toString).orElse(""),
                "There is no rule \"%s\" to suppress.".formatted(rule),
                Suggestion.hint(rule.value(), known, hint())));
      }
    }
  }
}
