package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;

/** Two models of a mart have one name. */
final class DuplicateModelName implements CatalogRule {

  @Override
  public String id() {
    return "duplicate-model-name";
  }

  @Override
  public String summary() {
    return "Two models of a mart have one name.";
  }

  @Override
  public String hint() {
    return "Rename one of them.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().marts().forEach(mart -> check(mart, findings));
  }

  private void check(Mart mart, Findings findings) {
    Duplicates.find(
        mart.models(),
        Model::name,
        (model, first) ->
            findings.add(
                mart.name().value(),
                at(
                    model.name().location(),
                    Checked.subject(mart, model),
                    "Mart %s has model \"%s\" twice%s."
                        .formatted(mart.name(), model.name(), Duplicates.firstAt(first)))));
  }
}
