package io.martlet.catalog.check;

import io.martlet.catalog.Column;
import io.martlet.catalog.diagnostic.Findings;

/** The universe has two columns of one name. */
final class DuplicateColumn implements CatalogRule {

  @Override
  public String id() {
    return "duplicate-column";
  }

  @Override
  public String summary() {
    return "The universe has two columns of one name.";
  }

  @Override
  public String hint() {
    return "Remove or rename one of them.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    String universe = checked.catalog().universe().name().value();
    Duplicates.find(
        checked.catalog().universe().columns(),
        Column::name,
        (column, first) ->
            findings.add(
                at(
                    column.name().location(),
                    universe,
                    "Universe \"%s\" has column \"%s\" twice%s."
                        .formatted(universe, column.name(), Duplicates.firstAt(first)))));
  }
}
