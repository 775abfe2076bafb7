package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Located;
import io.martlet.catalog.Platform;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import io.martlet.catalog.elf.Elf;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A binary has no file for a platform that others have one for. */
final class PlatformNotCovered implements CatalogRule {

  @Override
  public String id() {
    return "platform-not-covered";
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }

  @Override
  public String summary() {
    return "A binary has no file for a platform that others have one for.";
  }

  @Override
  public String hint() {
    return "Machines of that platform cannot run its models: add the file.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Map<Binary, Set<Platform>> covered = new LinkedHashMap<>();
    for (Binary binary : checked.catalog().binaries()) {
      if (binary.kind().value() != BinaryKind.R) {
        platforms(checked, binary).ifPresent(platforms -> covered.put(binary, platforms));
      }
    }
    Set<Platform> all = EnumSet.noneOf(Platform.class);
    covered.values().forEach(all::addAll);
    covered.forEach((binary, platforms) -> check(binary, platforms, all, findings));
  }

  /** Where a binary runs; empty when a file of it runs anywhere, such as a script. */
  private static Optional<Set<Platform>> platforms(Checked checked, Binary binary) {
    Set<Platform> platforms = EnumSet.noneOf(Platform.class);
    for (Artifact artifact : binary.artifacts()) {
      Optional<Platform> platform =
          artifact.platform().map(Located::value).or(() -> found(checked, artifact));
      if (platform.isEmpty()) {
        return Optional.empty();
      }
      platforms.add(platform.get());
    }
    return Optional.of(platforms);
  }

  private static Optional<Platform> found(Checked checked, Artifact artifact) {
    return checked.elf(artifact).orElseGet(Elf.None::new) instanceof Elf.Image image
        ? image.platform()
        : Optional.empty();
  }

  private void check(Binary binary, Set<Platform> platforms, Set<Platform> all, Findings findings) {
    Set<Platform> missing = EnumSet.copyOf(all);
    missing.removeAll(platforms);
    if (!missing.isEmpty()) {
      String names = missing.stream().map(Platform::keyword).collect(Collectors.joining(", "));
      findings.add(
          names,
          at(
              binary.name().location(),
              binary.name().value(),
              "Binary \"%s\" has no file for %s, which others have."
                  .formatted(binary.name(), names)));
    }
  }
}
