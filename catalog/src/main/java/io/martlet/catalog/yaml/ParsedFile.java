package io.martlet.catalog.yaml;

import io.martlet.catalog.diagnostic.Findings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A file as far as it can be read by itself.
 *
 * @param name path relative to the catalog's folder, with forward slashes
 * @param source empty when the file cannot be read
 * @param root empty when it is no YAML
 * @param findings why not
 */
record ParsedFile(
    String name, Optional<SourceFile> source, Optional<Node> root, Findings findings) {

  /**
   * @param scalars those of all files so far, to keep equal ones once
   */
  static ParsedFile read(Path file, String name, Map<String, String> scalars) {
    Findings findings = new Findings();
    Optional<SourceFile> source = SourceReader.read(file, name, scalars, findings);
    Optional<Node> root = source.flatMap(read -> YamlParser.parse(read, findings));
    return new ParsedFile(name, source, root, findings);
  }
}
