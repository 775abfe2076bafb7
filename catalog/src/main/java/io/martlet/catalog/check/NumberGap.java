package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
    return "If they were retired, say so: retired: [NUMBER, ...] in the mart.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().marts().forEach(mart -> check(mart, findings));
  }

  private void check(Mart mart, Findings findings) {
    Map<Integer, Optional<Model>> taken = new TreeMap<>();
    mart.retired().forEach(number -> taken.put(number.value(), Optional.empty()));
    mart.models().forEach(model -> taken.put(model.number().value(), Optional.of(model)));
    int expected = 1;
    for (Map.Entry<Integer, Optional<Model>> each : taken.entrySet()) {
      int number = each.getKey();
      if (number > expected && each.getValue().isPresent()) {
        Model model = each.getValue().get();
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
