package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Findings;

/** A model's rank range is not the one that its library gives. */
final class RankMismatch implements CatalogRule {

  @Override
  public String id() {
    return "rank-mismatch";
  }

  @Override
  public String summary() {
    return "A model's rank range is not the one that its library gives.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Libraries.forEachDescribedModel(
        checked,
        (mart, model, descriptor) -> {
          if (!descriptor.ranks().equals(model.rank().value())) {
            String subject = Checked.subject(mart, model);
            findings.add(
                mart.name().value(),
                at(
                    model.rank().location(),
                    subject,
                    "Model %s has ranks %s, but its library gives %s."
                        .formatted(subject, model.rank(), descriptor.ranks()),
                    "Write rank: %s in the model.".formatted(descriptor.ranks())));
          }
        });
  }
}
