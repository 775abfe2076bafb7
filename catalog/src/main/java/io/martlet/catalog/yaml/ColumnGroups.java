package io.martlet.catalog.yaml;

import io.martlet.catalog.Column;
import io.martlet.catalog.Located;
import io.martlet.catalog.check.ReadingRule;
import io.martlet.catalog.diagnostic.Suggestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The groups that a universe's columns are read in. An input {@code demographics.*} stands for the
 * columns of that group, in its order, at the place where it is written. Groups do not nest, and
 * their uses add up to a bound: a small file must not expand without end.
 */
final class ColumnGroups {

  /** As many inputs as the whole published case has, several times over. */
  static final int MOST_INPUTS = 10_000_000;

  private static final String ALL_OF = ".*";

  private final Map<String, List<String>> groups;
  private final Map<String, Located<String>> names = new HashMap<>();
  private final boolean universeRead;
  private int expanded;

  private ColumnGroups(Map<String, List<String>> groups, boolean universeRead) {
    this.groups = groups;
    this.universeRead = universeRead;
  }

  static ColumnGroups none() {
    return new ColumnGroups(Map.of(), true);
  }

  /** Those of a universe that could not be read: nothing is said of their uses. */
  static ColumnGroups unread() {
    return new ColumnGroups(Map.of(), false);
  }

  /** Whether no input can stand for several. */
  boolean areNone() {
    return groups.isEmpty();
  }

  /** Reports columns that the universe does not have, or a group has twice. */
  static ColumnGroups read(Value groups, List<Column> columns) {
    Map<String, String> known =
        columns.stream()
            .map(column -> column.name().value())
            .collect(Collectors.toMap(Function.identity(), Function.identity(), (a, b) -> a));
    ColumnGroups read = new ColumnGroups(new LinkedHashMap<>(), true);
    for (Value.Named group : groups.named("demographics: [age, job]")) {
      read.add(group, known.keySet());
    }
    return read;
  }

  /** The inputs that are written, groups expanded. */
  List<Located<String>> expand(Value inputs, List<Located<String>> written) {
    if (written.stream().noneMatch(ColumnGroups::isGroup)) {
      return written;
    }
    List<Located<String>> all = new ArrayList<>();
    for (Located<String> input : written) {
      if (isGroup(input)) {
        all.addAll(columns(inputs, input));
      } else {
        all.add(input);
      }
    }
    return all;
  }

  private static boolean isGroup(Located<String> input) {
    return input.value().endsWith(ALL_OF);
  }

  private List<Located<String>> columns(Value inputs, Located<String> use) {
    String name = use.value().substring(0, use.value().length() - ALL_OF.length());
    List<String> columns = groups.get(name);
    if (columns == null && !universeRead) {
      return List.of();
    }
    if (columns == null) {
      inputs
          .findings()
          .add(
              name,
              ReadingRule.UNKNOWN_GROUP.at(
                  use.location(),
                  inputs.subject(),
                  "%s reads \"%s\", but the universe has no group \"%s\"."
                      .formatted(reader(inputs), use, name),
                  Suggestion.hint(name, groups.keySet(), declared())));
      return List.of();
    }
    expanded += columns.size();
    if (expanded > MOST_INPUTS || expanded < 0) {
      expanded = MOST_INPUTS;
      inputs
          .findings()
          .add(
              "groups",
              ReadingRule.UNSUPPORTED_YAML.at(
                  use.location(),
                  inputs.subject(),
                  "The groups of the models add up to more than ten million inputs here.",
                  "Split the catalog, or let the models read less."));
      return List.of();
    }
    return columns.stream().map(column -> Located.at(use.location(), column)).toList();
  }

  private static String reader(Value inputs) {
    return inputs.subject().isEmpty() ? "A model" : "Model " + inputs.subject();
  }

  private String declared() {
    return groups.isEmpty()
        ? "Declare it in the universe: groups: { demographics: [age, job] }."
        : "The groups are " + String.join(", ", groups.keySet()) + ".";
  }

  private void add(Value.Named group, Set<String> known) {
    Located<String> name = group.name();
    Located<String> before = names.putIfAbsent(name.value(), name);
    if (before != null) {
      report(
          group,
          name,
          "Group \"%s\" is declared twice; first at line %s."
              .formatted(name, before.location().line()),
          "Remove one of them.");
      return;
    }
    List<String> columns = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Located<String> column : group.value().texts().orElse(List.of())) {
      if (!known.contains(column.value())) {
        report(
            group,
            column,
            "Group \"%s\" has \"%s\", which the universe does not have.".formatted(name, column),
            Suggestion.hint(column.value(), known, "Groups list columns of the universe."));
      } else if (!seen.add(column.value())) {
        report(
            group,
            column,
            "Group \"%s\" has \"%s\" twice.".formatted(name, column),
            "Remove one of them.");
      } else {
        columns.add(column.value());
      }
    }
    groups.put(name.value(), columns);
  }

  private static void report(
      Value.Named group, Located<String> place, String message, String hint) {
    group.value().findings().add(ReadingRule.BAD_GROUP.at(place.location(), "", message, hint));
  }
}
