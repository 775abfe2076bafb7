package io.martlet.catalog.select;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Reads selectors by recursive descent. */
final class SelectorParser {

  private static final int DEEPEST = 100;
  private static final String SPECIAL = ",&!()";

  private final String text;
  private final Function<String, Set<String>> changedSince;
  private int at;
  private int depth;

  SelectorParser(String text, Function<String, Set<String>> changedSince) {
    this.text = text;
    this.changedSince = changedSince;
  }

  /** A selector is not understood at a position. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    private final int position;

    Wrong(int position, String message) {
      super(message);
      this.position = position;
    }

    int position() {
      return position;
    }
  }

  Selector parse() throws Wrong {
    Selector selector = either();
    if (at < text.length()) {
      throw new Wrong(
          at, text.charAt(at) == ')' ? "No bracket was opened." : "Expected a comma or &.");
    }
    return selector;
  }

  private Selector either() throws Wrong {
    List<Selector> parts = new ArrayList<>();
    do {
      parts.add(both());
    } while (takes(','));
    return parts.size() == 1
        ? parts.get(0)
        : (mart, model) -> parts.stream().anyMatch(part -> part.matches(mart, model));
  }

  private Selector both() throws Wrong {
    List<Selector> parts = new ArrayList<>();
    do {
      parts.add(not());
    } while (takes('&'));
    return parts.size() == 1
        ? parts.get(0)
        : (mart, model) -> parts.stream().allMatch(part -> part.matches(mart, model));
  }

  private Selector not() throws Wrong {
    if (++depth > DEEPEST) {
      throw new Wrong(at, "Brackets nest too deeply.");
    }
    Selector selector = operand();
    depth--;
    return selector;
  }

  private Selector operand() throws Wrong {
    if (takes('!')) {
      Selector negated = not();
      return (mart, model) -> !negated.matches(mart, model);
    }
    if (takes('(')) {
      int opened = at - 1;
      Selector inner = either();
      if (!takes(')')) {
        throw new Wrong(opened, "The bracket is never closed.");
      }
      return inner;
    }
    return term();
  }

  private Selector term() throws Wrong {
    int start = at;
    StringBuilder word = new StringBuilder();
    while (at < text.length() && isOfWord(text.charAt(at))) {
      if (text.charAt(at) == '"') {
        quoted(word);
      } else {
        word.append(text.charAt(at++));
      }
    }
    if (word.isEmpty()) {
      throw new Wrong(start, "Expected a model's name, or one of " + Term.prefixes() + ".");
    }
    Selector term = Term.of(word.toString(), start, changedSince);
    blanks();
    return term;
  }

  private void quoted(StringBuilder word) throws Wrong {
    int close = text.indexOf('"', at + 1);
    if (close < 0) {
      throw new Wrong(at, "The quote is never closed.");
    }
    word.append(text, at + 1, close);
    at = close + 1;
  }

  private static boolean isOfWord(char character) {
    return SPECIAL.indexOf(character) < 0 && !Character.isWhitespace(character);
  }

  private boolean takes(char expected) {
    blanks();
    boolean there = at < text.length() && text.charAt(at) == expected;
    if (there) {
      at++;
      blanks();
    }
    return there;
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
