package io.martlet.catalog.check;

import io.martlet.catalog.Binary;
import io.martlet.catalog.diagnostic.Findings;

/** The catalog has two binaries of one name. */
final class DuplicateBinary implements CatalogRule {

  @Override
  public String id() {
    return "duplicate-binary";
  }

  @Override
  public String summary() {
    return "The catalog has two binaries of one name.";
  }

  @Override
  public String hint() {
    return "Remove or rename one of them.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Duplicates.find(
        checked.catalog().binaries(),
        Binary::name,
        (binary, first) ->
            findings.add(
                at(
                    binary.name().location(),
                    binary.name().value(),
                    "The catalog has binary \"%s\" twice%s."
                        .formatted(binary.name(), Duplicates.firstAt(first)))));
  }
}
