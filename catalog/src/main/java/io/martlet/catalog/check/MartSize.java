package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import java.util.Locale;

/**
 * A mart is larger than 400 models or, in a catalog that could fill one, smaller than 350. Marts of
 * one size make steps of one length.
 */
final class MartSize implements CatalogRule {

  private static final int SMALL = 350;
  private static final int LARGE = 400;

  @Override
  public String id() {
    return "mart-size";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A mart has more than 400 models, or fewer than 350 where there are enough.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    boolean enough = checked.catalog().modelCount() >= SMALL;
    for (Mart mart : checked.catalog().marts()) {
      int models = mart.models().size();
      if (models > LARGE) {
        findings.add(
            at(
                mart.name().location(),
                mart.name().value(),
                String.format(
                    Locale.ROOT,
                    "Mart %s has %,d models, more than %d.",
                    mart.name(),
                    models,
                    LARGE),
                "Split it: a table with two columns a model gets unwieldy."));
      } else if (models < SMALL && enough) {
        findings.add("small", small(mart, models));
      }
    }
  }

  private Diagnostic small(Mart mart, int models) {
    return new Diagnostic(
        id(),
        Severity.NOTE,
        "Mart %s has %s models, fewer than %s.".formatted(mart.name(), models, SMALL),
        "Marts of 350 to 400 models make passes of one length.",
        mart.name().value(),
        mart.name().location());
  }
}
