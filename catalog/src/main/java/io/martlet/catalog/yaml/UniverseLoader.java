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
    Findings findings = new Findings();
    String name = file.getFileName().toString();
    Optional<SourceFile> source = SourceReader.read(file, name, findings);
    Optional<Universe> universe =
        source.flatMap(
            read ->
                YamlParser.parse(read, findings)
                    .map(node -> new Value(read, findings, node, "The file " + name, ""))
                    .flatMap(UniverseReader::read)
                    .map(UniverseReader.Read::universe));
    return new LoadedUniverse(
        findings.hasErrors() ? Optional.empty() : universe,
        findings.sorted(),
        source.map(read -> new SourceTexts(Map.of(name, read.text()))).orElse(SourceTexts.NONE));
  }
}
