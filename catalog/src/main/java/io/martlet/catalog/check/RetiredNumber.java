package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import java.util.Locale;

/** A model has a number that its mart lists as retired. */
final class RetiredNumber implements CatalogRule {

  @Override
  public String id() {
    return "retired-number";
  }

  @Override
  public String summary() {
    return "A model has a number that belonged to one that was retired.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().marts().forEach(mart -> check(mart, findings));
  }

  private void check(Mart mart, Findings findings) {
    for (Model model : mart.models()) {
      if (mart.retired().contains(model.number())) {
        findings.add(
            mart.name().value(),
            at(
                model.number().location(),
                Checked.subject(mart, model),
                String.format(
                    Locale.ROOT,
                    "Number %s of mart %s was retired with the model that had it.",
                    model.number(),
                    mart.name()),
                String.format(Locale.ROOT, "The next free number is %d.", mart.nextNumber())));
      }
    }
  }
}
