package io.martlet.catalog.yaml;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Suppression;
import io.martlet.catalog.diagnostic.Findings;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A mart's file, bound as soon as it is parsed: the nodes of all files at once would be large.
 *
 * @param suppressions those that stand in it
 */
record MartFile(
    String name,
    Optional<SourceFile> source,
    Optional<Mart> mart,
    List<Suppression> suppressions,
    Findings findings) {

  static MartFile read(Path file, String name, ColumnGroups groups) {
    ParsedFile parsed = ParsedFile.read(file, name);
    MartReader reader = new MartReader(groups);
    Optional<Mart> mart = parsed.value().flatMap(reader::read);
    return new MartFile(name, parsed.source(), mart, reader.suppressions(), parsed.findings());
  }
}
