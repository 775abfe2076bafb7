package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Located;
import io.martlet.catalog.Sha256Digest;
import io.martlet.catalog.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.Path;

/** A binary's file is not the one that the catalog pins. */
final class Sha256Mismatch implements CatalogRule {

  @Override
  public String id() {
    return "sha256-mismatch";
  }

  @Override
  public String summary() {
    return "A binary's file is not the one that the catalog pins.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    for (Binary binary : checked.catalog().binaries()) {
      for (Artifact artifact : binary.artifacts()) {
        artifact.sha256().ifPresent(pinned -> check(checked, binary, artifact, pinned, findings));
      }
    }
  }

  private void check(
      Checked checked,
      Binary binary,
      Artifact artifact,
      Located<String> pinned,
      Findings findings) {
    // A file that is missing or outside the folder is another rule's finding.
    checked
        .folder()
        .file(artifact.path(), "", "", new Findings())
        .ifPresent(file -> compare(file, binary, artifact, pinned, findings));
  }

  private void compare(
      Path file, Binary binary, Artifact artifact, Located<String> pinned, Findings findings) {
    String subject = binary.name().value();
    try {
      String found = Sha256Digest.of(file);
      if (!found.equals(pinned.value())) {
        findings.add(
            at(
                pinned.location(),
                subject,
                "Binary \"%s\" pins another file than \"%s\".".formatted(subject, artifact.path()),
                "If the change is wanted, pin " + found + "."));
      }
    } catch (IOException unreadable) {
      findings.add(
          ReadingRule.UNREADABLE_FILE.at(
              artifact.path().location(),
              subject,
              "The file of binary \"%s\", \"%s\", cannot be read."
                  .formatted(subject, artifact.path()),
              "Check its permissions."));
    }
  }
}
