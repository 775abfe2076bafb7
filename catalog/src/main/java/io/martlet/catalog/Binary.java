package io.martlet.catalog;

import io.martlet.catalog.constraint.Name;
import jakarta.validation.Valid;
import java.util.List;

/** A native artifact that computes models, one file a platform. */
public record Binary(
    Located<@Name String> name, Located<BinaryKind> kind, List<@Valid Artifact> artifacts) {

  public Binary {
    artifacts = List.copyOf(artifacts);
  }
}
