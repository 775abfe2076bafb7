package io.martlet.catalog.yaml;

import io.martlet.catalog.Universe;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.SourceTexts;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads a universe's file by itself, for catalogs whose rest is written in Java. */
public final class UniverseLoader {

  private UniverseLoader() {}

  public static LoadedUniverse load(Path file) {
    String name = file.getFileName().toString();
    ParsedFile parsed = ParsedFile.read(file, name);
    Findings findings = parsed.findings();
    Optional<SourceFile> source = parsed.source();
    Optional<Universe> universe =
        parsed.value().flatMap(UniverseReader::read).map(UniverseReader.Read::universe);
    return new LoadedUniverse(
        findings.hasErrors() ? Optional.empty() : universe,
        findings.sorted(),
        source.map(read -> new SourceTexts(Map.of(name, read.text()))).orElse(SourceTexts.NONE));
  }
}
