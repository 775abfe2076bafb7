package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Suggestion;
import java.util.HashMap;
import java.util.Map;

/** A model reads a column that the universe does not have. */
final class UnknownColumn implements CatalogRule {

  @Override
  public String id() {
    return "unknown-column";
  }

  @Override
  public String summary() {
    return "A model reads a column that the universe does not have.";
  }

  @Override
  public String hint() {
    return "Add the column to the universe, or read another.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Map<String, String> hints = new HashMap<>();
    checked.forEachModel(
        (mart, model) -> {
          int[] places = checked.places(model);
          for (int i = 0; i < places.length; i++) {
            if (places[i] < 0) {
              report(checked, mart, model, model.inputs().get(i), hints, findings);
            }
          }
        });
  }

  private void report(
      Checked checked,
      Mart mart,
      Model model,
      Located<String> input,
      Map<String, String> hints,
      Findings findings) {
    String subject = Checked.subject(mart, model);
    findings.add(
        input.value(),
        at(
            input.location(),
            subject,
            "Model %s reads \"%s\", which universe \"%s\" does not have."
                .formatted(subject, input, checked.catalog().universe().name()),
            hints.computeIfAbsent(
                input.value(), name -> Suggestion.hint(name, checked.columns().keySet(), hint()))));
  }
}
