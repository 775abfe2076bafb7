package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Sha256Digest;
import io.martlet.catalog.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.Path;

/** A binary's file is not pinned, which the catalog's policy demands. */
final class MissingSha256 implements CatalogRule {

  @Override
  public String id() {
    return "missing-sha256";
  }

  @Override
  public String summary() {
    return "A binary's file is not pinned, which the catalog's policy demands.";
  }

  @Override
  public String hint() {
    return "Add the sha256 that sha256sum prints of the file.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    if (!checked.catalog().governance().policy().requireSha256()) {
      return;
    }
    for (Binary binary : checked.catalog().binaries()) {
      for (Artifact artifact : binary.artifacts()) {
        if (artifact.sha256().isEmpty()) {
          findings.add(
              at(
                  artifact.path().location(),
                  binary.name().value(),
                  "The file of binary \"%s\", \"%s\", is not pinned."
                      .formatted(binary.name(), artifact.path()),
                  wayOut(checked, artifact)));
        }
      }
    }
  }

  private String wayOut(Checked checked, Artifact artifact) {
    Path file = checked.folder().place(artifact.path().value());
    try {
      return "If this is the file, add sha256: \"" + Sha256Digest.of(file) + "\".";
    } catch (IOException unreadable) {
      return hint();
    }
  }
}
