package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.elf.Elf;
import java.util.Optional;

/** The file of a library is no shared library. */
final class NotALibrary implements CatalogRule {

  @Override
  public String id() {
    return "not-a-library";
  }

  @Override
  public String summary() {
    return "The file of a library is no shared library.";
  }

  @Override
  public String hint() {
    return "Name the .so file that the linker wrote, or another kind of binary.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    for (Binary binary : checked.catalog().binaries()) {
      if (binary.kind().value() == BinaryKind.LIBRARY) {
        binary.artifacts().forEach(artifact -> check(checked, binary, artifact, findings));
      }
    }
  }

  private void check(Checked checked, Binary binary, Artifact artifact, Findings findings) {
    String subject = binary.name().value();
    Optional<Elf> elf = checked.elf(artifact);
    if (elf.isEmpty()) {
      findings.add(
          ReadingRule.UNREADABLE_FILE.at(
              artifact.path().location(),
              subject,
              "The file of library \"%s\", \"%s\", cannot be read."
                  .formatted(subject, artifact.path()),
              "Check its permissions."));
      return;
    }
    wrong(elf.get())
        .ifPresent(
            why ->
                findings.add(
                    at(
                        artifact.path().location(),
                        subject,
                        "The file of library \"%s\", \"%s\", is no shared library: %s."
                            .formatted(subject, artifact.path(), why))));
  }

  private static Optional<String> wrong(Elf elf) {
    if (elf instanceof Elf.Damaged damaged) {
      return Optional.of(damaged.why());
    }
    if (elf instanceof Elf.Image image) {
      return image.shared() ? Optional.empty() : Optional.of("it is another kind of ELF file");
    }
    return Optional.of("it is no ELF file");
  }
}
