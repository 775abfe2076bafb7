package io.martlet.catalog.check;

import io.martlet.catalog.Column;
import io.martlet.catalog.Located;
import io.martlet.catalog.Universe;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Suggestion;

/** The universe's key is none of its columns, or one that a record may miss. */
final class MissingKeyColumn implements CatalogRule {

  @Override
  public String id() {
    return "missing-key-column";
  }

  @Override
  public String summary() {
    return "The universe's key is none of its columns, or one that a record may miss.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Universe universe = checked.catalog().universe();
    Located<String> key = universe.key();
    Column column = checked.columns().get(key.value());
    if (column == null) {
      findings.add(
          at(
              key.location(),
              universe.name().value(),
              "The key \"%s\" is no column of universe \"%s\".".formatted(key, universe.name()),
              Suggestion.hint(
                  key.value(), checked.columns().keySet(), "Name one of its columns.")));
    } else if (column.nullable()) {
      findings.add(
          at(
              column.type().location(),
              universe.name().value(),
              "The key \"%s\" may be missing; it must identify every record.".formatted(key),
              "Write its type without \"?\"."));
    }
  }
}
