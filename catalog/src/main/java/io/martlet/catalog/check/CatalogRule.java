package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** A rule that a bound catalog is checked against. Stateless. */
interface CatalogRule extends Rule {

  void check(Checked checked, Findings findings);

  @Override
  default Severity severity() {
    return Severity.ERROR;
  }
}
