package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.diagnostic.Findings;

/** Two marts have one name. */
final class DuplicateMart implements CatalogRule {

  @Override
  public String id() {
    return "duplicate-mart";
  }

  @Override
  public String summary() {
    return "Two marts have one name, and so one table.";
  }

  @Override
  public String hint() {
    return "Rename one of them, or move its models into the other.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Duplicates.find(
        checked.catalog().marts(),
        Mart::name,
        (mart, first) ->
            findings.add(
                at(
                    mart.name().location(),
                    mart.name().value(),
                    "The catalog has mart \"%s\" twice%s."
                        .formatted(mart.name(), Duplicates.firstAt(first)))));
  }
}
