package io.martlet.dsl;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Platform;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A native artifact that computes models. Begun by {@link Declare#library}, {@link
 * Declare#executable} or {@link Declare#r}; immutable: each sentence gives another binary.
 */
public final class Binary {

  private final io.martlet.catalog.Binary declared;

  private Binary(io.martlet.catalog.Binary declared) {
    this.declared = declared;
  }

  static Binary of(String name, BinaryKind kind) {
    Location line = Caller.line();
    return new Binary(
        new io.martlet.catalog.Binary(Located.at(line, name), Located.at(line, kind), List.of()));
  }

  /** Its file on a platform: a path in the catalog's folder. */
  public Binary on(Platform platform, String path) {
    return with(Optional.of(platform), path, Optional.empty());
  }

  /** Its file on a platform, pinned to those very bytes. */
  public Binary on(Platform platform, String path, String sha256) {
    return with(Optional.of(platform), path, Optional.of(sha256));
  }

  /** Its file wherever it runs: a path in the catalog's folder. */
  public Binary at(String path) {
    return with(Optional.empty(), path, Optional.empty());
  }

  /** Its file wherever it runs, pinned to those very bytes. */
  public Binary at(String path, String sha256) {
    return with(Optional.empty(), path, Optional.of(sha256));
  }

  io.martlet.catalog.Binary declared() {
    return declared;
  }

  Located<String> name() {
    return declared.name();
  }

  private Binary with(Optional<Platform> platform, String path, Optional<String> sha256) {
    Location line = Caller.line();
    List<Artifact> artifacts = new ArrayList<>(declared.artifacts());
    artifacts.add(
        new Artifact(
            platform.map(each -> Located.at(line, each)),
            Located.at(line, path),
            sha256.map(each -> Located.at(line, each))));
    return new Binary(new io.martlet.catalog.Binary(declared.name(), declared.kind(), artifacts));
  }
}
