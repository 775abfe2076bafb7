package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import io.martlet.catalog.elf.Elf;

/** A library does not say what a model expects, so that nothing can be checked. */
final class NoDescriptor implements CatalogRule {

  @Override
  public String id() {
    return "no-descriptor";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A library does not say what a model expects, so that nothing can be checked.";
  }

  @Override
  public String hint() {
    return "Export models by the SDK's macros, or add MARTLET_DESCRIPTOR.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().binaries().stream()
        .filter(binary -> binary.kind().value() == BinaryKind.LIBRARY)
        .forEach(binary -> check(checked, binary, findings));
    Libraries.forEachModel(
        checked,
        (mart, model, library) -> {
          String symbol = Libraries.symbol(model);
          boolean others = !library.descriptors().isEmpty();
          boolean exported = library.symbols().map(all -> all.contains(symbol)).orElse(true);
          if (others && exported && library.descriptor(symbol).isEmpty()) {
            report(mart, model, library, findings);
          }
        });
  }

  private void check(Checked checked, Binary binary, Findings findings) {
    for (Artifact artifact : binary.artifacts()) {
      boolean silent =
          checked.elf(artifact).orElseGet(Elf.None::new) instanceof Elf.Image image
              && image.platform().isPresent()
              && image.descriptors().isEmpty();
      if (silent) {
        findings.add(
            at(
                artifact.path().location(),
                binary.name().value(),
                "Library \"%s\", \"%s\", does not say what its models expect."
                    .formatted(binary.name(), artifact.path())));
      }
    }
  }

  private void report(Mart mart, Model model, Elf.Image library, Findings findings) {
    String subject = Checked.subject(mart, model);
    String symbol = Libraries.symbol(model);
    String hint =
        library.malformed().stream()
            .filter(text -> text.contains(";" + symbol + ";"))
            .findFirst()
            .map(text -> "Its descriptor is malformed: " + text)
            .orElse(hint());
    findings.add(
        model.binary().value(),
        at(
            Libraries.placeOfSymbol(model),
            subject,
            "Library \"%s\" does not say what \"%s\", which model %s is, expects."
                .formatted(model.binary(), symbol, subject),
            hint));
  }
}
