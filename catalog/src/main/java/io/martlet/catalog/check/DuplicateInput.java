package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import java.util.HashMap;
import java.util.Map;

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
    Map<String, Model> lastReader = new HashMap<>();
    checked.forEachModel(
        (mart, model) -> {
          if (readsTwice(model, lastReader)) {
            check(mart, model, findings);
          }
        });
  }

  /** One map for all models: hardly any reads a column twice. */
  @SuppressWarnings("ReferenceEquality") // that very model, not one like it
  private static boolean readsTwice(Model model, Map<String, Model> lastReader) {
    boolean twice = false;
    for (Located<String> input : model.inputs()) {
      twice |= lastReader.put(input.value(), model) == model;
    }
    return twice;
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
