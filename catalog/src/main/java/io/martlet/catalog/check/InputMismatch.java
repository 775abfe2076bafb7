package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Suggestion;
import io.martlet.catalog.elf.ModelDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/** A model's inputs are not those that its library takes, in its order. */
final class InputMismatch implements CatalogRule {

  @Override
  public String id() {
    return "input-mismatch";
  }

  @Override
  public String summary() {
    return "A model's inputs are not those that its library takes, in its order.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Libraries.forEachDescribedModel(
        checked,
        (mart, model, descriptor) -> {
          if (!agree(model, descriptor)) {
            new Comparison(mart, model, descriptor, findings).run();
          }
        });
  }

  private static boolean agree(Model model, ModelDescriptor descriptor) {
    int count = model.inputs().size();
    return count == descriptor.inputs().size()
        && IntStream.range(0, count)
            .allMatch(i -> model.inputs().get(i).value().equals(descriptor.inputs().get(i).name()));
  }

  /** One model against what its library says. */
  private final class Comparison {
    private final Model model;
    private final Findings findings;
    private final String subject;
    private final List<String> expected;
    private final List<String> written;

    Comparison(Mart mart, Model model, ModelDescriptor descriptor, Findings findings) {
      this.model = model;
      this.findings = findings;
      this.subject = Checked.subject(mart, model);
      this.expected = descriptor.inputs().stream().map(ModelDescriptor.Input::name).toList();
      this.written = model.inputs().stream().map(Located::value).toList();
    }

    void run() {
      Set<String> missing = new LinkedHashSet<>(expected);
      written.forEach(missing::remove);
      List<Located<String>> unexpected = new ArrayList<>(model.inputs());
      unexpected.removeIf(input -> expected.contains(input.value()));
      List<Integer> elsewhere = differences();
      boolean oneForAnother =
          written.size() == expected.size() && elsewhere.size() <= unexpected.size();
      if (oneForAnother || (missing.isEmpty() && unexpected.isEmpty())) {
        elsewhere.forEach(this::another);
        return;
      }
      unexpected.forEach(input -> unexpected(input, missing));
      missing.forEach(name -> missing(name));
    }

    /** The positions where something else stands than is expected. */
    private List<Integer> differences() {
      return IntStream.range(0, Math.min(written.size(), expected.size()))
          .filter(i -> !written.get(i).equals(expected.get(i)))
          .boxed()
          .toList();
    }

    private void another(int position) {
      findings.add(
          subject,
          at(
              model.inputs().get(position).location(),
              subject,
              String.format(
                  Locale.ROOT,
                  "Input %d of model %s is \"%s\", where its library takes \"%s\".",
                  position + 1,
                  subject,
                  written.get(position),
                  expected.get(position)),
              taken()));
    }

    private void unexpected(Located<String> input, Set<String> missing) {
      report(
          input.location(),
          "Model %s reads \"%s\", which its library does not take.".formatted(subject, input),
          Suggestion.hint(input.value(), missing, taken()));
    }

    private void missing(String name) {
      int position = expected.indexOf(name);
      report(
          place(position),
          String.format(
              Locale.ROOT,
              "Model %s does not read \"%s\", which its library takes as input %d.",
              subject,
              name,
              position + 1),
          taken());
    }

    private String taken() {
      return "It takes " + String.join(", ", expected) + ".";
    }

    /** Where an input of that position would stand. */
    private Location place(int position) {
      return written.isEmpty()
          ? model.name().location()
          : model.inputs().get(Math.min(position, written.size() - 1)).location();
    }

    private void report(Location location, String message, String hint) {
      findings.add(message, at(location, subject, message, hint));
    }
  }
}
