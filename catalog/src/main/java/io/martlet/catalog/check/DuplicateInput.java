package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import java.util.BitSet;

/** A model reads one column twice. */
final class DuplicateInput implements CatalogRule {

  @Override
  public String id() {
    return "duplicate-input";
  }

  @Override
  public String summary() {
    return "A model reads one column twice.";
  }

  @Override
  public String hint() {
    return "Inputs are positional: remove one only if the binary expects it once.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    BitSet read = new BitSet();
    checked.forEachModel(
        (mart, model) -> {
          if (mayReadTwice(checked.places(model), read)) {
            check(mart, model, findings);
          }
        });
  }

  /** Hardly any model does; columns that are not there are looked at more closely. */
  private static boolean mayReadTwice(int[] places, BitSet read) {
    read.clear();
    for (int place : places) {
      if (place < 0 || read.get(place)) {
        return true;
      }
      read.set(place);
    }
    return false;
  }

  private void check(Mart mart, Model model, Findings findings) {
    String subject = Checked.subject(mart, model);
    Duplicates.find(
        model.inputs(),
        input -> input,
        (input, first) ->
            findings.add(
                input.value(),
                at(
                    input.location(),
                    subject,
                    "Model %s reads \"%s\" twice.".formatted(subject, input))));
  }
}
