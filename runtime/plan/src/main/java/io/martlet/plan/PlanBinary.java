package io.martlet.plan;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Platform;
import java.util.List;
import java.util.Optional;

/** A binary of the catalog with its pinned files. */
public record PlanBinary(String name, BinaryKind kind, List<PlanArtifact> artifacts) {

  public PlanBinary {
    artifacts = List.copyOf(artifacts);
  }

  /** The file that runs on a platform. */
  public Optional<PlanFile> on(Platform platform) {
    return artifacts.stream()
        .filter(artifact -> artifact.platform().map(platform::equals).orElse(true))
        .map(PlanArtifact::file)
        .findFirst();
  }
}
