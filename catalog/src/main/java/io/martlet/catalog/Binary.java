package io.martlet.catalog;

import java.util.List;

/** A native artifact that computes models, one file a platform. */
public record Binary(Located<String> name, Located<BinaryKind> kind, List<Artifact> artifacts) {

  public Binary {
    artifacts = List.copyOf(artifacts);
  }
}
