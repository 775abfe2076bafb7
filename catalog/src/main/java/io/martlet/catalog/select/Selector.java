package io.martlet.catalog.select;

import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import java.util.Set;
import java.util.function.Function;

/**
 * Which models are meant.
 *
 * <pre>
 * selector = and { "," and }                either
 * and      = not { "&amp;" not }                both
 * not      = "!" not | "(" selector ")" | term
 * term     = glob | mart glob "/" glob      by name
 *          | ("tag:" | "mart:" | "owner:" | "column:" | "binary:") glob
 *          | "changed:" git ref
 * </pre>
 *
 * Globs have {@code *} and {@code ?}. What holds blanks, commas or brackets stands in double
 * quotes.
 */
@FunctionalInterface
public interface Selector {

  /** Selects every model. */
  Selector ALL = (mart, model) -> true;

  boolean matches(Mart mart, Model model);

  /**
   * Reads a selector.
   *
   * @param changedSince gives the subjects of the models that changed since a git ref
   */
  static Reading parse(String text, Function<String, Set<String>> changedSince) {
    try {
      return new Parsed(new SelectorParser(text, changedSince).parse());
    } catch (SelectorParser.Wrong wrong) {
      return new Malformed(wrong.position(), wrong.getMessage());
    }
  }

  /** What reading gave. */
  sealed interface Reading {}

  /** A selector that was understood. */
  record Parsed(Selector selector) implements Reading {}

  /**
   * A selector that was not understood.
   *
   * @param position of the character where it went wrong, from 0
   * @param message what was expected there, one sentence
   */
  record Malformed(int position, String message) implements Reading {}
}
