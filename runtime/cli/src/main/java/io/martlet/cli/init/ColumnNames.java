package io.martlet.cli.init;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.terminal.Counted;
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

/** The names that delivered columns have, which are those of the universe. */
final class ColumnNames {

  private static final int LONGEST = 63;

  private ColumnNames() {}

  /**
   * @throws CommandFailure with every name that a universe cannot have, and how to rename them
   */
  static void requireFit(Path source, InferredUniverse universe) {
    List<String> names = universe.columns().stream().map(InferredColumn::name).toList();
    List<String> fit = fit(names);
    List<String> unfit = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).equals(fit.get(i))) {
        unfit.add("  \"%s\", such as %s".formatted(names.get(i), fit.get(i)));
      }
    }
    if (!unfit.isEmpty()) {
      throw new CommandFailure(
          ExitCode.VIOLATIONS,
          String.format(
              Locale.ROOT,
              """
          %s of %s have no names that a universe can have:
          %s
          Names are lower-case letters, digits and _, a letter first, %d at most, each once.
          %s""",
              Counted.of(unfit.size(), "column"),
              Shown.path(source),
              String.join("\n", unfit),
              LONGEST,
              wayOut(source, fit)));
    }
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

  private static String wayOut(Path source, List<String> fit) {
    String file = source.getFileName().toString();
    if (file.endsWith(".parquet")) {
      return "Rename them where the file is written.";
    }
    String header = "sed '1s/.*/%s/'".formatted(String.join(",", fit));
    String plain = file.replaceFirst("\\.(bz2|gz)$", "");
    String renamed = "renamed_" + plain;
    String read = file.endsWith(".bz2") ? "bzcat " : file.endsWith(".gz") ? "zcat " : "cat ";
    return "Rename them in the header, and begin with that file:\n  %s%s | %s > %s"
        .formatted(read, Shown.path(source), header, renamed);
  }
}
