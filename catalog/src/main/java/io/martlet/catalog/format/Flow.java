package io.martlet.catalog.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Writes nodes on one line. */
final class Flow {

  private Flow() {}

  static String of(Node node) {
    if (node instanceof MappingNode mapping) {
      return mapping.getValue().isEmpty()
          ? "{}"
          : mapping.getValue().stream()
              .map(Flow::entry)
              .collect(Collectors.joining(", ", "{ ", " }"));
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().stream().map(Flow::of).collect(Collectors.joining(", ", "[", "]"));
    }
    return scalar((ScalarNode) node);
  }

  static String key(Node key) {
    if (key instanceof ScalarNode scalar) {
      return scalar(scalar);
    }
    throw new UnusualYamlException("a collection is a key");
  }

  static boolean isListOfScalars(Node node) {
    return node instanceof SequenceNode sequence
        && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance);
  }

  /** A list of scalars, broken before it gets too wide; a scalar as it is. */
  static List<String> filled(String start, Node node, String indent) {
    if (!(node instanceof SequenceNode sequence)) {
      return List.of(start + of(node));
    }
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(start).append('[');
    int left = sequence.getValue().size();
    boolean first = true;
    for (Node item : sequence.getValue()) {
      String text = of(item) + (--left > 0 ? "," : "]");
      if (!first && line.length() + 1 + text.length() > Emitter.WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append(text);
      } else {
        line.append(first ? "" : " ").append(text);
      }
      first = false;
    }
    lines.add(line.toString());
    return lines;
  }

  private static String entry(NodeTuple entry) {
    String value = of(entry.getValueNode());
    return key(entry.getKeyNode()) + (value.isEmpty() ? ":" : ": " + value);
  }

  /** Plain scalars as they are, others without quotes where these mean nothing. */
  private static String scalar(ScalarNode scalar) {
    String value = scalar.getValue();
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    return plain && value.indexOf('\n') < 0 ? value : Emitter.text(value);
  }
}
