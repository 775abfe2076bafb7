package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.check.ReadingRule;
import io.martlet.catalog.diagnostic.Suggestion;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/** The values of a mapping with known keys, none of them twice. */
final class Keys {

  private final Value mapping;
  private final String owner;
  private final Map<String, NodeTuple> values;
  private final Set<String> misspelt;

  private Keys(Value mapping, String owner, Map<String, NodeTuple> values, Set<String> misspelt) {
    this.mapping = mapping;
    this.owner = owner;
    this.values = values;
    this.misspelt = misspelt;
  }

  /**
   * Reports unknown and repeated keys.
   *
   * @param owner names the mapping in messages, such as {@code a model}
   */
  static Keys of(Value mapping, MappingNode node, String owner, List<String> known) {
    Keys keys = new Keys(mapping, owner, new LinkedHashMap<>(), new HashSet<>());
    for (NodeTuple entry : node.getValue()) {
      Value key = new Value(mapping.file(), mapping.findings(), entry.getKeyNode(), "A key", "");
      key.text().ifPresent(name -> keys.add(name, entry, known));
    }
    return keys;
  }

  /** The same keys, with better words for the messages to come. */
  Keys about(String betterOwner, String subject) {
    return new Keys(
        new Value(mapping.file(), mapping.findings(), mapping.node(), mapping.what(), subject),
        betterOwner,
        values,
        misspelt);
  }

  /** The known keys that are written. */
  Set<String> given() {
    return Set.copyOf(values.keySet());
  }

  Location location() {
    return mapping.location();
  }

  Optional<Value> may(String key) {
    return Optional.ofNullable(values.get(key)).map(entry -> value(key, entry.getValueNode()));
  }

  /** Where a key stands that is written. */
  Location location(String key) {
    return mapping.with(values.get(key).getKeyNode()).location();
  }

  Optional<Value> must(String key) {
    return must(key, "");
  }

  /**
   * The value of a key that must be there.
   *
   * @param hint the way out when it is not
   */
  Optional<Value> must(String key, String hint) {
    if (!values.containsKey(key) && !misspelt.contains(key)) {
      mapping
          .findings()
          .add(
              key,
              ReadingRule.MISSING_KEY.at(
                  location(),
                  mapping.subject(),
                  "%s lacks the key \"%s\".".formatted(capitalised(owner), key),
                  hint));
    }
    return may(key);
  }

  private void add(Located<String> name, NodeTuple entry, List<String> known) {
    String key = name.value();
    if (!known.contains(key)) {
      Suggestion.nearest(key, known).ifPresent(misspelt::add);
      mapping
          .findings()
          .add(
              owner + key,
              ReadingRule.UNKNOWN_KEY.at(
                  name.location(),
                  mapping.subject(),
                  "\"%s\" is no key of %s.".formatted(key, owner),
                  Suggestion.hint(key, known, "The keys are " + String.join(", ", known) + ".")));
    } else if (values.containsKey(key)) {
      mapping
          .findings()
          .add(
              key,
              ReadingRule.DUPLICATE_KEY.at(
                  name.location(),
                  mapping.subject(),
                  "%s has the key \"%s\" twice; first at line %s."
                      .formatted(capitalised(owner), key, may(key).orElseThrow().location().line()),
                  "Remove one of them."));
    } else {
      values.put(key, entry);
    }
  }

  private Value value(String key, Node node) {
    return new Value(
        mapping.file(), mapping.findings(), node, "\"" + key + "\"", mapping.subject());
  }

  private static String capitalised(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
