package io.martlet.catalog.yaml;

import io.martlet.catalog.diagnostic.Findings;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A file as far as it can be read by itself.
 *
 * @param name path relative to the catalog's folder, with forward slashes
 * @param source empty when the file cannot be read
 * @param root empty when it is no YAML
 * @param findings why not, and what binding it finds
 */
record ParsedFile(
    String name, Optional<SourceFile> source, Optional<Node> root, Findings findings) {

  static ParsedFile read(Path file, String name) {
    Findings findings = new Findings();
    Optional<SourceFile> source = SourceReader.read(file, name, findings);
    Optional<Node> root = source.flatMap(read -> YamlParser.parse(read, findings));
    return new ParsedFile(name, source, root, findings);
  }

  /** The root to be bound; what is found then is added to the findings. */
  Optional<Value> value() {
    return root.map(
        node -> new Value(source.orElseThrow(), findings, node, "The file " + name, ""));
  }
}
