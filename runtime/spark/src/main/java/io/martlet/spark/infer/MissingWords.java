package io.martlet.spark.infer;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What programs and people write for no value, in any case. */
final class MissingWords {

  private static final Set<String> ALL =
      Set.of(
          "",
          "na",
          "n/a",
          "n.a.",
          "<na>",
          "nan",
          "#n/a",
          "#nv",
          "#value!",
          "#wert!",
          "#div/0!",
          "#ref!",
          "null",
          "(null)",
          "<null>",
          "nil",
          "none",
          "\\n",
          "-",
          "--",
          "---",
          "?",
          ".",
          "missing",
          "unknown",
          "k.a.",
          "k. a.",
          "keine angabe",
          "unbekannt",
          "fehlt",
          "leer",
          "n.v.",
          "nicht bekannt",
          "inconnu",
          "desconocido");

  private static final int LONGEST = 16;

  /** Longer ones that begin with a dash are numbers. */
  private static final int DASHES = 3;

  private static final boolean[] BEGINS = new boolean[256];

  static {
    for (String word : ALL) {
      if (!word.isEmpty()) {
        BEGINS[word.charAt(0)] = true;
        BEGINS[Character.toUpperCase(word.charAt(0))] = true;
      }
    }
  }

  private MissingWords() {}

  static boolean has(byte[] bytes, int from, int to) {
    if (from < to && bytes[from] == '-' && to - from > DASHES) {
      return false;
    }
    return from == to
        || (BEGINS[bytes[from] & 0xFF]
            && to - from <= LONGEST
            && ALL.contains(
                new String(bytes, from, to - from, StandardCharsets.UTF_8)
                    .toLowerCase(Locale.ROOT)));
  }
}
