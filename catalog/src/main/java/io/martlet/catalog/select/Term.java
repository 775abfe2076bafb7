package io.martlet.catalog.select;

import io.martlet.catalog.Located;
import io.martlet.catalog.Model;
import io.martlet.catalog.diagnostic.Suggestion;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a selector is made of. */
final class Term {

  private static final List<String> PREFIXES =
      List.of("tag", "mart", "owner", "column", "binary", "changed");

  private Term() {}

  static String prefixes() {
    return String.join(":, ", PREFIXES) + ":";
  }

  /**
   * @param position where the word begins
   */
  static Selector of(String word, int position, Function<String, Set<String>> changedSince)
      throws SelectorParser.Wrong {
    int colon = word.indexOf(':');
    if (colon < 0) {
      return named(word);
    }
    String prefix = word.substring(0, colon);
    String value = word.substring(colon + 1);
    if (!PREFIXES.contains(prefix)) {
      throw new SelectorParser.Wrong(
          position,
          "There is no \"%s:\". %s"
              .formatted(
                  prefix, Suggestion.hint(prefix, PREFIXES, "There are " + prefixes() + ".")));
    }
    if (value.isEmpty()) {
      throw new SelectorParser.Wrong(
          position + colon + 1, "Expected what the %s is.".formatted(prefix));
    }
    return prefixed(prefix, value, changedSince);
  }

  private static Selector named(String word) {
    int slash = word.indexOf('/');
    Predicate<String> marts = slash < 0 ? any -> true : Glob.of(word.substring(0, slash));
    Predicate<String> names = Glob.of(word.substring(slash + 1));
    return (mart, model) -> marts.test(mart.name().value()) && names.test(model.name().value());
  }

  private static Selector prefixed(
      String prefix, String value, Function<String, Set<String>> changedSince) {
    if (prefix.equals("changed")) {
      Set<String> changed = changedSince.apply(value);
      return (mart, model) -> changed.contains(mart.name() + "/" + model.name());
    }
    Predicate<String> glob = Glob.of(value);
    return switch (prefix) {
      case "tag" -> (mart, model) -> any(model.tags(), glob);
      case "mart" -> (mart, model) -> glob.test(mart.name().value());
      case "owner" -> (mart, model) -> any(owners(model), glob);
      case "column" -> (mart, model) -> any(model.inputs(), glob);
      case "binary" -> (mart, model) -> glob.test(model.binary().value());
      default -> throw new IllegalArgumentException(prefix);
    };
  }

  private static List<Located<String>> owners(Model model) {
    return model.owner().stream().toList();
  }

  private static boolean any(List<Located<String>> values, Predicate<String> glob) {
    return values.stream().map(Located::value).anyMatch(glob);
  }
}
