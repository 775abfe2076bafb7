package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two models are the same computation: binary, symbol, parameters and inputs. */
final class SameModelTwice implements CatalogRule {

  @Override
  public String id() {
    return "same-model-twice";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "Two models are the same computation: binary, symbol, parameters and inputs.";
  }

  @Override
  public String hint() {
    return "They score alike: give one other parameters, or remove it.";
  }

  /** Inputs are compared only where all else is the same. */
  @Override
  public void check(Checked checked, Findings findings) {
    Map<Computation, List<Seen>> seen = new HashMap<>();
    checked.forEachModel(
        (mart, model) -> {
          List<Seen> alike =
              seen.computeIfAbsent(computation(checked, model), unseen -> new ArrayList<>(1));
          Optional<Seen> same =
              alike.stream().filter(each -> each.inputs().equals(model.inputs())).findFirst();
          if (same.isPresent()) {
            report(mart, model, same.get().subject(), findings);
          } else {
            alike.add(new Seen(Checked.subject(mart, model), model.inputs()));
          }
        });
  }

  private void report(Mart mart, Model model, String before, Findings findings) {
    String subject = Checked.subject(mart, model);
    findings.add(
        before,
        at(
            model.symbol().map(Located::location).orElse(model.name().location()),
            subject,
            "Model %s computes the same as model %s.".formatted(subject, before)));
  }

  private static Computation computation(Checked checked, Model model) {
    return new Computation(
        model.binary().value(),
        model.symbolIn(checked.binary(model).kind().value()),
        model.parameters());
  }

  private record Computation(String binary, String symbol, Optional<Located<String>> parameters) {}

  private record Seen(String subject, List<Located<String>> inputs) {}
}
