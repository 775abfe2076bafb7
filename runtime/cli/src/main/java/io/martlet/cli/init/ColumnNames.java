package io.martlet.cli.init;

import io.martlet.spark.infer.InferredColumn;
import io.martlet.spark.infer.InferredUniverse;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The names that a universe can give to delivered columns. */
final class ColumnNames {

  private static final int LONGEST = 63;

  private static final Map<String, String> LETTERS =
      Map.of(
          "ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "æ", "ae", "ø", "oe", "å", "aa", "œ", "oe",
          "ł", "l");

  private ColumnNames() {}

  /**
   * The same universe with names that a universe can have, each column read from what it is called
   * in the delivery.
   */
  static InferredUniverse fitted(InferredUniverse universe) {
    List<String> names = universe.columns().stream().map(InferredColumn::name).toList();
    List<String> fit = fit(names);
    List<InferredColumn> columns = new ArrayList<>();
    for (int i = 0; i < fit.size(); i++) {
      columns.add(universe.columns().get(i).named(fit.get(i)));
    }
    return universe.with(columns, universe.key().map(key -> fit.get(names.indexOf(key))));
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
    String words = ascii(name).replaceAll("[^a-z0-9]+", "_").replaceAll("^_+|_+$", "");
    String begun = words.isEmpty() ? "1" : words;
    String plain = isFit(begun.substring(0, 1)) ? begun : "c_" + begun;
    String start = plain.substring(0, Math.min(LONGEST - 5, plain.length()));
    String free = start;
    for (int i = 2; taken.contains(free); i++) {
      free = start + "_" + i;
    }
    return free;
  }

  /** Letters as they are written where there are no others than those of ASCII. */
  private static String ascii(String name) {
    String letters = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      letters = letters.replace(letter.getKey(), letter.getValue());
    }
    return Normalizer.normalize(letters, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  private static boolean isFit(String name) {
    return name.matches("[a-z][a-z0-9_]{0,62}");
  }
}
