package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Findings;

/** A model reads no column. */
final class NoInputs implements CatalogRule {

  @Override
  public String id() {
    return "no-inputs";
  }

  @Override
  public String summary() {
    return "A model reads no column.";
  }

  @Override
  public String hint() {
    return "List the columns that it reads, in the order its binary expects.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.forEachModel(
        (mart, model) -> {
          if (model.inputs().isEmpty()) {
            String subject = Checked.subject(mart, model);
            findings.add(
                mart.name().value(),
                at(
                    model.name().location(),
                    subject,
                    "Model %s reads no column.".formatted(subject)));
          }
        });
  }
}
