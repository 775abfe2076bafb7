package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import java.util.Comparator;
import java.util.List;

/** The numbers of a mart's models leave some out. */
final class NumberGap implements CatalogRule {

  @Override
  public String id() {
    return "number-gap";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "The numbers of a mart's models leave some out.";
  }

  @Override
  public String hint() {
    return "Fine if the models were retired: never give their numbers to others.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().marts().forEach(mart -> check(mart, findings));
  }

  private void check(Mart mart, Findings findings) {
    List<Model> models =
        mart.models().stream()
            .sorted(Comparator.comparing((Model model) -> model.number().value()))
            .toList();
    int expected = 1;
    for (Model model : models) {
      int number = model.number().value();
      if (number > expected) {
        findings.add(
            mart.name().value(),
            at(
                model.number().location(),
                Checked.subject(mart, model),
                "Mart %s has no model %s.".formatted(mart.name(), range(expected, number - 1))));
      }
      expected = number + 1;
    }
  }

  private static String range(int first, int last) {
    return first == last ? Integer.toString(first) : first + " to " + last;
  }
}
