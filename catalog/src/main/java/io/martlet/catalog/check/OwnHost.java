package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import io.martlet.catalog.elf.Elf;
import java.util.List;

/** A library runs in a host of its own, since it can share no process with the others. */
final class OwnHost implements CatalogRule {

  @Override
  public String id() {
    return "own-host";
  }

  @Override
  public Severity severity() {
    return Severity.NOTE;
  }

  @Override
  public String summary() {
    return "A library runs in a host of its own, since it can share no process with the others.";
  }

  @Override
  public String hint() {
    return "Nothing is wrong: each task slot starts one more process for it.";
  }

  /** The only library of a catalog has nobody to share a host with. */
  @Override
  public void check(Checked checked, Findings findings) {
    List<Binary> libraries =
        checked.catalog().binaries().stream()
            .filter(binary -> binary.kind().value() == BinaryKind.LIBRARY)
            .toList();
    if (libraries.size() > 1) {
      libraries.forEach(library -> check(checked, library, findings));
    }
  }

  private void check(Checked checked, Binary library, Findings findings) {
    for (Artifact artifact : library.artifacts()) {
      if (checked.elf(artifact).orElseGet(Elf.None::new) instanceof Elf.Image image) {
        image
            .ownHost()
            .ifPresent(
                why ->
                    findings.add(
                        at(
                            artifact.path().location(),
                            library.name().value(),
                            "Library \"%s\", \"%s\", runs in a host of its own: %s."
                                .formatted(library.name(), artifact.path(), why))));
      }
    }
  }
}
