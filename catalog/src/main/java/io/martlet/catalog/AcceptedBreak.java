package io.martlet.catalog;

import io.martlet.catalog.constraint.Reason;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Output columns that may go, or come to mean something else, though consumers may read them.
 *
 * @param subject of a model, what it was called, such as {@code deposits/term_deposit}; of the key,
 *     what its column was called
 */
public record AcceptedBreak(Kind kind, Located<String> subject, Located<@Reason String> reason) {

  /** What breaks. */
  public enum Kind {
    /** A model's two columns. */
    MODEL,
    /** The key column of every mart. */
    KEY;

    /** What catalogs and plans call it. */
    public String keyword() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String keyword) {
      return Arrays.stream(values()).filter(kind -> kind.keyword().equals(keyword)).findFirst();
    }
  }

  public static AcceptedBreak ofModel(Located<String> model, Located<String> reason) {
    return new AcceptedBreak(Kind.MODEL, model, reason);
  }

  public static AcceptedBreak ofKey(Located<String> column, Located<String> reason) {
    return new AcceptedBreak(Kind.KEY, column, reason);
  }
}
