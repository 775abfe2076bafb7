package io.martlet.catalog.check;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Located;
import io.martlet.catalog.Platform;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Severity;
import io.martlet.catalog.elf.Elf;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A binary has no file for a platform of the fleets, or, without fleets, of other binaries. */
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
    return "A binary has no file for a platform that its models would run on.";
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
    Set<Platform> fleets = Fleets.platforms(checked.catalog());
    if (fleets.isEmpty()) {
      Set<Platform> others = EnumSet.noneOf(Platform.class);
      covered.values().forEach(others::addAll);
      covered.forEach(
          (binary, platforms) ->
              check(binary, platforms, others, Severity.WARNING, "which others have", findings));
    } else {
      covered.forEach(
          (binary, platforms) ->
              check(
                  binary,
                  platforms,
                  fleets,
                  Severity.ERROR,
                  "which the deployment's fleets have",
                  findings));
    }
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

  private void check(
      Binary binary,
      Set<Platform> platforms,
      Set<Platform> needed,
      Severity severity,
      String why,
      Findings findings) {
    Set<Platform> missing = EnumSet.copyOf(needed);
    missing.removeAll(platforms);
    if (!missing.isEmpty()) {
      String names = missing.stream().map(Platform::keyword).collect(Collectors.joining(", "));
      findings.add(
          names,
          new Diagnostic(
              id(),
              severity,
              "Binary \"%s\" has no file for %s, %s.".formatted(binary.name(), names, why),
              hint(),
              binary.name().value(),
              binary.name().location()));
    }
  }
}
