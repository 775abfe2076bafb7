package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Findings;

/** A model has no owner, which the catalog's policy demands. */
final class MissingOwner implements CatalogRule {

  @Override
  public String id() {
    return "missing-owner";
  }

  @Override
  public String summary() {
    return "A model has no owner, which the catalog's policy demands.";
  }

  @Override
  public String hint() {
    return "Give it one, or set it in the mart's defaults.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    if (!checked.catalog().governance().policy().requireOwner()) {
      return;
    }
    checked.forEachModel(
        (mart, model) -> {
          if (model.owner().isEmpty()) {
            String subject = Checked.subject(mart, model);
            findings.add(
                mart.name().value(),
                at(model.name().location(), subject, "Model %s has no owner.".formatted(subject)));
          }
        });
  }
}
