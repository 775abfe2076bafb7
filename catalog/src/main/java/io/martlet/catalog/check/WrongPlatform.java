package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Located;
import io.martlet.catalog.Platform;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.elf.Elf;
import java.util.Optional;

/** A binary's file is for another platform than the catalog says. */
final class WrongPlatform implements CatalogRule {

  @Override
  public String id() {
    return "wrong-platform";
  }

  @Override
  public String summary() {
    return "A binary's file is for another platform than the catalog says.";
  }

  @Override
  public String hint() {
    return "Build it for linux-x86_64 or linux-aarch64.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    for (Binary binary : checked.catalog().binaries()) {
      if (binary.kind().value() != BinaryKind.R) {
        for (Artifact artifact : binary.artifacts()) {
          if (checked.elf(artifact).orElseGet(Elf.None::new) instanceof Elf.Image image) {
            check(binary, artifact, image, findings);
          }
        }
      }
    }
  }

  private void check(Binary binary, Artifact artifact, Elf.Image image, Findings findings) {
    String subject = binary.name().value();
    if (image.platform().isEmpty()) {
      findings.add(
          at(
              artifact.path().location(),
              subject,
              "The file of binary \"%s\", \"%s\", is for a machine that Martlet does not run on"
                      .formatted(subject, artifact.path())
                  + " (e_machine "
                  + image.machine()
                  + ")."));
      return;
    }
    Platform found = image.platform().get();
    Optional<Located<Platform>> other =
        artifact.platform().filter(declared -> declared.value() != found);
    other.ifPresent(
        declared ->
            findings.add(
                at(
                    declared.location(),
                    subject,
                    "The file of binary \"%s\" for %s, \"%s\", is for %s."
                        .formatted(
                            subject, declared.value().keyword(), artifact.path(), found.keyword()),
                    "Name the file that was built for " + declared.value().keyword() + ".")));
  }
}
