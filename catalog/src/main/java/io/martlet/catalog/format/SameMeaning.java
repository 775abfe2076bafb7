package io.martlet.catalog.format;

import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Whether nodes say the same to a reader of catalogs. */
final class SameMeaning {

  private SameMeaning() {}

  static boolean of(Node one, Node other) {
    if (one instanceof MappingNode mapping && other instanceof MappingNode otherMapping) {
      return ofEntries(mapping.getValue(), otherMapping.getValue());
    }
    if (one instanceof SequenceNode sequence && other instanceof SequenceNode otherSequence) {
      return ofItems(sequence.getValue(), otherSequence.getValue());
    }
    return one instanceof ScalarNode scalar
        && other instanceof ScalarNode otherScalar
        && scalar.getTag().equals(otherScalar.getTag())
        && scalar.getValue().equals(otherScalar.getValue())
        && (isPlain(scalar) == isPlain(otherScalar) || Emitter.isPlain(scalar.getValue()));
  }

  private static boolean ofEntries(List<NodeTuple> entries, List<NodeTuple> others) {
    if (entries.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < entries.size(); i++) {
      if (!of(entries.get(i).getKeyNode(), others.get(i).getKeyNode())
          || !of(entries.get(i).getValueNode(), others.get(i).getValueNode())) {
        return false;
      }
    }
    return true;
  }

  private static boolean ofItems(List<Node> items, List<Node> others) {
    if (items.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < items.size(); i++) {
      if (!of(items.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** A quoted number is a text; a quoted word is that word. */
  private static boolean isPlain(ScalarNode scalar) {
    return scalar.getScalarStyle() == ScalarStyle.PLAIN;
  }
}
