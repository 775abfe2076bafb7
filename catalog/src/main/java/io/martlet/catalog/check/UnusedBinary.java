package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import java.util.HashSet;
import java.util.Set;

/** No model is computed by a binary. */
final class UnusedBinary implements CatalogRule {

  @Override
  public String id() {
    return "unused-binary";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "No model is computed by a binary.";
  }

  @Override
  public String hint() {
    return "Remove it: a run ships every binary to every machine.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Set<String> used = new HashSet<>();
    checked.forEachModel((mart, model) -> used.add(model.binary().value()));
    checked.catalog().binaries().stream()
        .filter(binary -> !used.contains(binary.name().value()))
        .forEach(
            binary ->
                findings.add(
                    "unused",
                    at(
                        binary.name().location(),
                        binary.name().value(),
                        "No model is computed by binary \"%s\".".formatted(binary.name()))));
  }
}
