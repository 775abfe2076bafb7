package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Findings;

/** A mart has no models. */
final class EmptyMart implements CatalogRule {

  @Override
  public String id() {
    return "empty-mart";
  }

  @Override
  public String summary() {
    return "A mart has no models.";
  }

  @Override
  public String hint() {
    return "Give it a model, or remove it.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().marts().stream()
        .filter(mart -> mart.models().isEmpty())
        .forEach(
            mart ->
                findings.add(
                    at(
                        mart.name().location(),
                        mart.name().value(),
                        "Mart %s has no models.".formatted(mart.name()))));
  }
}
