package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;

/** A model reads one column twice. */
final class DuplicateInput implements CatalogRule {

  @Override
  public String id() {
    return "duplicate-input";
  }

  @Override
  public String summary() {
    return "A model reads one column twice.";
  }

  @Override
  public String hint() {
    return "Inputs are positional: remove one only if the binary expects it once.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.forEachModel((mart, model) -> check(mart, model, findings));
  }

  private void check(Mart mart, Model model, Findings findings) {
    String subject = Checked.subject(mart, model);
    Duplicates.find(
        model.inputs(),
        input -> input,
        (input, first) ->
            findings.add(
                input.value(),
                at(
                    input.location(),
                    subject,
                    "Model %s reads \"%s\" twice.".formatted(subject, input))));
  }
}
