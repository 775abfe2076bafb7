package io.martlet.catalog.diff;

import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnFormat;
import io.martlet.catalog.Universe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What changed in a universe, a phrase each. */
final class ColumnChanges {

  private ColumnChanges() {}

  static List<String> between(Universe before, Universe after) {
    List<String> changes = new ArrayList<>();
    if (!before.key().equals(after.key())) {
      changes.add("key %s -> %s".formatted(before.key(), after.key()));
    }
    if (!before.format().equals(after.format()) || !before.ignored().equals(after.ignored())) {
      changes.add("the format of its delivery changed");
    }
    if (!before.terms().equals(after.terms())) {
      changes.add("what is demanded of its delivery changed");
    }
    Map<String, ColumnFormat> oldFormats = formats(before);
    Map<String, ColumnFormat> newFormats = formats(after);
    Map<String, String> old = types(before);
    Map<String, String> now = types(after);
    now.forEach(
        (name, type) -> {
          if (!old.containsKey(name)) {
            changes.add("column %s: %s added".formatted(name, type));
          } else if (!old.get(name).equals(type)) {
            changes.add("column %s: %s -> %s".formatted(name, old.get(name), type));
          } else if (!oldFormats.get(name).equals(newFormats.get(name))) {
            changes.add("column %s: the format of its delivery changed".formatted(name));
          }
        });
    old.forEach(
        (name, type) -> {
          if (!now.containsKey(name)) {
            changes.add("column %s: %s removed".formatted(name, type));
          }
        });
    return changes;
  }

  private static Map<String, ColumnFormat> formats(Universe universe) {
    Map<String, ColumnFormat> formats = new HashMap<>();
    universe.columns().forEach(column -> formats.put(column.name().value(), column.format()));
    return formats;
  }

  static Map<String, String> types(Universe universe) {
    Map<String, String> types = new LinkedHashMap<>();
    for (Column column : universe.columns()) {
      types.put(
          column.name().value(), column.type().value().keyword() + (column.nullable() ? "?" : ""));
    }
    return types;
  }
}
