package io.martlet.catalog.yaml;

import io.martlet.catalog.Column;
import io.martlet.catalog.Universe;
import io.martlet.catalog.format.Emitter;

/** Writes the universe's file. */
final class UniverseText {

  private UniverseText() {}

  static String of(Universe universe) {
    StringBuilder out = new StringBuilder();
    out.append("universe: ").append(Emitter.text(universe.name())).append('\n');
    out.append("key: ").append(Emitter.text(universe.key())).append('\n');
    universe
        .source()
        .ifPresent(source -> out.append("source: ").append(Emitter.text(source)).append('\n'));
    if (universe.columns().isEmpty()) {
      return out.append("columns: {}\n").toString();
    }
    out.append("columns:\n");
    for (Column column : universe.columns()) {
      out.append("  ").append(Emitter.text(column.name())).append(": ");
      out.append(column.type().value().keyword()).append(column.nullable() ? "?" : "").append('\n');
    }
    return out.toString();
  }
}
