package io.martlet.spark.infer;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The column that identifies a record, by its values and by its name. */
final class KeyGuess {

  private static final Pattern NAME =
      Pattern.compile(
          "(^|[^a-z])(id|k|key|pk|uuid|guid|nr|no|num|nummer|number|code|account|konto|customer|client|kunde)([^a-z]|$)"
              + "|(id|key|nr|nummer|number)$|[a-z]Id$");

  private KeyGuess() {}

  /**
   * One of those that have a different value in every record: one whose name says that it is a key,
   * or else the first.
   *
   * @param candidates by their delivered names, in their order
   */
  static Optional<String> of(List<String> candidates) {
    return candidates.stream()
        .max(
            Comparator.comparing(KeyGuess::isNamed)
                .thenComparing(Comparator.comparing(candidates::indexOf).reversed()));
  }

  /** Why it is that one. */
  static Choice choice(String key, List<String> candidates) {
    String differ = "its value differs in every record";
    return new Choice(
        "key",
        isNamed(key)
            ? differ
            : differ
                + ", though no name says that it is the key; --key names another"
                + (candidates.size() > 1 ? ", such as " + other(key, candidates) : ""));
  }

  private static String other(String key, List<String> candidates) {
    return candidates.stream().filter(name -> !name.equals(key)).findFirst().orElse("");
  }

  private static boolean isNamed(String name) {
    return NAME.matcher(name).find() || NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
  }
}
