package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Suggestion;
import java.util.HashSet;
import java.util.Set;

/** A model names a binary that the catalog does not have. */
final class UnknownBinary implements CatalogRule {

  @Override
  public String id() {
    return "unknown-binary";
  }

  @Override
  public String summary() {
    return "A model names a binary that the catalog does not have.";
  }

  @Override
  public String hint() {
    return "Declare it under \"binaries\" in catalog.yaml.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Set<String> known = new HashSet<>(checked.binaryNames());
    checked.forEachModel(
        (mart, model) -> {
          if (!known.contains(model.binary().value())) {
            report(checked, mart, model, findings);
          }
        });
  }

  private void report(Checked checked, Mart mart, Model model, Findings findings) {
    String subject = Checked.subject(mart, model);
    findings.add(
        model.binary().value(),
        at(
            model.binary().location(),
            subject,
            "Model %s names binary \"%s\", which the catalog does not have."
                .formatted(subject, model.binary()),
            Suggestion.hint(model.binary().value(), checked.binaryNames(), hint())));
  }
}
