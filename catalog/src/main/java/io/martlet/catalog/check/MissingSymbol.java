package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Suggestion;
import io.martlet.catalog.elf.Elf;
import java.util.Set;

/** A library does not export a model. */
final class MissingSymbol implements CatalogRule {

  @Override
  public String id() {
    return "missing-symbol";
  }

  @Override
  public String summary() {
    return "A library does not export a model.";
  }

  @Override
  public String hint() {
    return "See what it exports with: martlet inspect FILE.so";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Libraries.forEachModel(
        checked,
        (mart, model, library) ->
            library
                .symbols()
                .filter(symbols -> !symbols.contains(Libraries.symbol(model)))
                .ifPresent(symbols -> report(mart, model, library, findings)));
  }

  private void report(Mart mart, Model model, Elf.Image library, Findings findings) {
    String subject = Checked.subject(mart, model);
    String symbol = Libraries.symbol(model);
    Set<String> known = library.descriptors().keySet();
    findings.add(
        model.binary().value(),
        at(
            Libraries.placeOfSymbol(model),
            subject,
            "Library \"%s\" exports no \"%s\", which model %s is."
                .formatted(model.binary(), symbol, subject),
            Suggestion.hint(symbol, known, hint())));
  }
}
