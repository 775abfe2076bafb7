package io.martlet.catalog.yaml;

import io.martlet.catalog.Column;
import io.martlet.catalog.Located;
import io.martlet.catalog.Universe;
import io.martlet.catalog.format.Emitter;
import java.util.List;

/** Writes the universe's file. */
final class UniverseText {

  private UniverseText() {}

  static String of(Universe universe) {
    StringBuilder out = new StringBuilder();
    out.append("universe: ").append(Emitter.text(universe.name())).append('\n');
    out.append("key: ").append(Emitter.text(universe.key())).append('\n');
    if (!universe.sources().isEmpty()) {
      out.append(source(universe.sources())).append('\n');
    }
    out.append(FormatText.of(universe.format().value()));
    if (!universe.ignored().isEmpty()) {
      out.append(Emitter.list("ignore: ", universe.ignored())).append('\n');
    }
    out.append(TermsText.of(universe.terms()));
    if (universe.columns().isEmpty()) {
      return out.append("columns: {}\n").toString();
    }
    out.append("columns:\n");
    for (Column column : universe.columns()) {
      out.append("  ").append(Emitter.text(column.name())).append(": ");
      out.append(FormatText.of(column)).append('\n');
    }
    return out.toString();
  }

  private static String source(List<Located<String>> sources) {
    return sources.size() == 1
        ? "source: " + Emitter.text(sources.get(0))
        : Emitter.list("source: ", sources);
  }
}
