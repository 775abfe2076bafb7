package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import java.util.Locale;

/** Two models of a mart have one number. */
final class DuplicateModelNumber implements CatalogRule {

  @Override
  public String id() {
    return "duplicate-model-number";
  }

  @Override
  public String summary() {
    return "Two models of a mart have one number, and so the same output columns.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().marts().forEach(mart -> check(mart, findings));
  }

  private void check(Mart mart, Findings findings) {
    Duplicates.find(
        mart.models(),
        Model::number,
        (model, first) ->
            findings.add(
                mart.name().value(),
                at(
                    model.number().location(),
                    Checked.subject(mart, model),
                    String.format(
                        Locale.ROOT,
                        "Mart %s has model number %s twice%s.",
                        mart.name(),
                        model.number().value(),
                        Duplicates.firstAt(first)),
                    String.format(Locale.ROOT, "The next free number is %d.", mart.nextNumber()))));
  }
}
