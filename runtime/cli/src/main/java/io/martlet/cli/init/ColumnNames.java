package io.martlet.cli.init;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Shown;
import io.martlet.spark.infer.InferredColumn;
import io.martlet.spark.infer.InferredUniverse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that a universe can give to delivered columns. */
final class ColumnNames {

  private static final int LONGEST = 63;

  private ColumnNames() {}

  /**
   * The same universe with names that a universe can have, each column read from what it is called
   * in the delivery.
   *
   * @throws CommandFailure when two columns are called the same there
   */
  static InferredUniverse fitted(Path source, InferredUniverse universe) {
    List<String> names = universe.columns().stream().map(InferredColumn::name).toList();
    Set<String> seen = new LinkedHashSet<>();
    for (String name : names) {
      if (!seen.add(name)) {
        throw new CommandFailure(
            ExitCode.VIOLATIONS,
            "%s has two columns \"%s\". Have them delivered by names of their own."
                .formatted(Shown.path(source), name));
      }
    }
    List<String> fit = fit(names);
    List<InferredColumn> columns = new ArrayList<>();
    for (int i = 0; i < fit.size(); i++) {
      columns.add(universe.columns().get(i).named(fit.get(i)));
    }
    return new InferredUniverse(
        columns,
        universe.key().map(key -> fit.get(names.indexOf(key))),
        universe.format(),
        universe.records());
  }

  /** A name for each that is its own when it can be. */
  private static List<String> fit(List<String> names) {
    Set<String> taken =
        names.stream()
            .filter(ColumnNames::isFit)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Set<String> kept = new LinkedHashSet<>();
    List<String> fit = new ArrayList<>();
    for (String name : names) {
      if (isFit(name) && kept.add(name)) {
        fit.add(name);
      } else {
        String free = free(name, taken);
        taken.add(free);
        fit.add(free);
      }
    }
    return fit;
  }

  private static String free(String name, Set<String> taken) {
    String words =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String plain = words.isEmpty() || !isFit(words.substring(0, 1)) ? "c_" + words : words;
    String start = plain.substring(0, Math.min(LONGEST - 5, plain.length()));
    String free = start;
    for (int i = 2; taken.contains(free); i++) {
      free = start + "_" + i;
    }
    return free;
  }

  private static boolean isFit(String name) {
    return name.matches("[a-z][a-z0-9_]{0,62}");
  }
}
