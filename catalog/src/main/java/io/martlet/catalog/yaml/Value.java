package io.martlet.catalog.yaml;

import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.check.FieldRule;
import io.martlet.catalog.check.ReadingRule;
import io.martlet.catalog.diagnostic.Findings;
import io.martlet.catalog.diagnostic.Suggestion;
import io.martlet.catalog.schema.Shape.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A node to be bound to a value of the type that its key takes. A node of another type gives
 * nothing, with a finding. Scalars are taken as they are written: {@code no} is a text, {@code 1e3}
 * no integer.
 *
 * @param what names the node in messages, such as {@code "number"}
 * @param subject what it belongs to, such as {@code deposits/term_deposit}
 */
record Value(SourceFile file, Findings findings, Node node, String what, String subject) {

  private static final Pattern INTEGER = Pattern.compile("-?(?:0|[1-9][0-9]{0,8})");
  private static final Pattern DECIMAL =
      Pattern.compile("-?(?:0|[1-9][0-9]{0,8})(?:\\.[0-9]{1,9})?");
  private static final Pattern RANKS = Pattern.compile("(-?[0-9]{1,9})\\.\\.(-?[0-9]{1,9})");
  private static final Pattern FLAG = Pattern.compile("true|false");
  private static final Set<String> NULL = Set.of("", "~", "null", "Null", "NULL");

  Location location() {
    return file.of(node);
  }

  Optional<Located<String>> text() {
    return scalar("a text").map(scalar -> Located.at(location(), scalar));
  }

  /** A text of one sign. */
  Optional<Located<Character>> sign() {
    Optional<String> scalar = scalar("one sign");
    return scalar.isPresent() && scalar.get().length() != 1
        ? wrong("one sign")
        : scalar.map(sign -> Located.at(location(), sign.charAt(0)));
  }

  /** Whether this is that text. */
  boolean says(String text) {
    return node instanceof ScalarNode scalar && scalar.getValue().equals(text);
  }

  boolean isMapping() {
    return node instanceof MappingNode;
  }

  Optional<Located<Integer>> integer() {
    Optional<String> scalar = scalar("an integer");
    if (scalar.isPresent() && (!isPlain() || !INTEGER.matcher(scalar.get()).matches())) {
      return wrong("an integer such as 17");
    }
    return scalar.map(digits -> Located.at(location(), Integer.valueOf(digits)));
  }

  Optional<Located<BigDecimal>> decimal() {
    Optional<String> scalar = scalar("a number");
    if (scalar.isPresent() && (!isPlain() || !DECIMAL.matcher(scalar.get()).matches())) {
      return wrong("a number such as 0.25");
    }
    return scalar.map(digits -> Located.at(location(), new BigDecimal(digits)));
  }

  Optional<Located<RankRange>> ranks() {
    Optional<String> scalar = scalar("a rank range");
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    Matcher range = RANKS.matcher(scalar.get());
    if (!range.matches()) {
      findings.add(
          scalar.get(),
          FieldRule.BAD_RANK_RANGE.at(
              location(), subject, "\"%s\" is not a rank range.".formatted(scalar.get())));
      return Optional.empty();
    }
    RankRange ranks =
        new RankRange(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)));
    return Optional.of(Located.at(location(), ranks));
  }

  /** One of a closed set of words. */
  <T> Optional<Located<T>> word(List<String> words, Function<String, Optional<T>> meaning) {
    Optional<String> scalar = scalar("one of " + String.join(", ", words));
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> known = meaning.apply(scalar.get());
    if (known.isEmpty()) {
      String choice = "It is one of " + String.join(", ", words) + ".";
      findings.add(
          scalar.get(),
          ReadingRule.UNKNOWN_VALUE.at(
              location(),
              subject,
              "%s cannot be \"%s\".".formatted(what, scalar.get()),
              Suggestion.hint(scalar.get(), words, choice)));
    }
    return known.map(value -> Located.at(location(), value));
  }

  Optional<List<Value>> list() {
    if (node instanceof SequenceNode sequence) {
      return Optional.of(sequence.getValue().stream().map(this::with).toList());
    }
    return wrong("a list such as [a, b]");
  }

  /** A list of texts; those that are none are left out, with a finding each. */
  Optional<List<Located<String>>> texts() {
    if (!(node instanceof SequenceNode sequence)) {
      return wrong("a list such as [a, b]");
    }
    List<Located<String>> texts = new ArrayList<>(sequence.getValue().size());
    for (Node each : sequence.getValue()) {
      // Nearly all values of a large catalog stand in lists of plain texts.
      if (each instanceof ScalarNode scalar && !isNull(scalar)) {
        texts.add(Located.at(file.of(each), file.same(scalar.getValue())));
      } else {
        with(each).text().ifPresent(texts::add);
      }
    }
    return Optional.of(texts);
  }

  /** A text, or a list of texts, of which there is one at least. */
  Optional<List<Located<String>>> textOrTexts() {
    if (!(node instanceof SequenceNode sequence)) {
      return scalar("a text or a list of texts")
          .map(scalar -> List.of(Located.at(location(), scalar)));
    }
    return sequence.getValue().isEmpty() ? wrong("a text or a list of texts") : texts();
  }

  /** {@code true} or {@code false}, in no other spelling. */
  Optional<Located<Boolean>> flag() {
    Optional<String> scalar = scalar("true or false");
    if (scalar.isPresent() && (!isPlain() || !FLAG.matcher(scalar.get()).matches())) {
      return wrong("true or false");
    }
    return scalar.map(word -> Located.at(location(), Boolean.valueOf(word)));
  }

  /** A mapping that takes only certain keys. */
  Optional<Keys> keys(Table table) {
    return keys(table, table.owner());
  }

  /** A mapping that takes only certain keys, with a name of its own in messages. */
  Optional<Keys> keys(Table table, String owner) {
    return node instanceof MappingNode mapping
        ? Optional.of(Keys.of(this, mapping, owner, table.names()))
        : wrong("a mapping with the keys " + String.join(", ", table.names()));
  }

  /** A mapping from names to values, in the order of writing. */
  List<Named> named(String example) {
    if (!(node instanceof MappingNode mapping)) {
      wrong("a mapping such as " + example);
      return List.of();
    }
    List<Named> entries = new ArrayList<>();
    for (NodeTuple entry : mapping.getValue()) {
      Value key = with(entry.getKeyNode());
      key.text()
          .ifPresent(
              name ->
                  entries.add(
                      new Named(
                          name,
                          entry.getKeyNode(),
                          new Value(
                              file, findings, entry.getValueNode(), "\"" + name + "\"", subject))));
    }
    return entries;
  }

  /** Whether this is a mapping with that key. */
  boolean hasKey(String key) {
    return node instanceof MappingNode mapping
        && mapping.getValue().stream()
            .anyMatch(
                entry ->
                    entry.getKeyNode() instanceof ScalarNode scalar
                        && scalar.getValue().equals(key));
  }

  Value with(Node other) {
    return new Value(file, findings, other, what, subject);
  }

  private Optional<String> scalar(String expected) {
    if (!(node instanceof ScalarNode scalar)) {
      return wrong(expected);
    }
    if (isNull(scalar)) {
      return wrong(expected);
    }
    return Optional.of(file.same(scalar.getValue()));
  }

  private static boolean isNull(ScalarNode scalar) {
    String written = scalar.getValue();
    return written.length() <= 4
        && scalar.getScalarStyle() == ScalarStyle.PLAIN
        && NULL.contains(written);
  }

  private boolean isPlain() {
    return node instanceof ScalarNode scalar && scalar.getScalarStyle() == ScalarStyle.PLAIN;
  }

  private <T> Optional<T> wrong(String expected) {
    String message = "%s takes %s, not %s.".formatted(what, expected, written());
    findings.add(message, ReadingRule.WRONG_TYPE.at(location(), subject, message, wayOut()));
    return Optional.empty();
  }

  private String written() {
    if (node instanceof ScalarNode scalar) {
      String quote = isPlain() ? "" : "the text ";
      return scalar.getValue().isEmpty() && isPlain() ? "nothing" : quote + quoted(scalar);
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue().isEmpty() ? "an empty list" : "a list";
    }
    return "a mapping";
  }

  private static String quoted(ScalarNode scalar) {
    String value = scalar.getValue();
    String shown = value.length() <= 40 ? value : value.substring(0, 40) + "…";
    return "\"" + shown.replace("\n", "\\n") + "\"";
  }

  private String wayOut() {
    return node instanceof ScalarNode scalar && isPlain() && NULL.contains(scalar.getValue())
        ? "Give it a value, or leave the key out."
        : "";
  }

  /** An entry of a mapping from names to values. */
  record Named(Located<String> name, Node keyNode, Value value) {

    /** The name as a value to be bound further. */
    Value key(String what) {
      return new Value(value.file(), value.findings(), keyNode, what, value.subject());
    }
  }
}
