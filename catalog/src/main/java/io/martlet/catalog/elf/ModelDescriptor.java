package io.martlet.catalog.elf;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a library says of a model that it exports.
 *
 * <p>Format: {@code martlet 1;SYMBOL;FIRST..LAST;NAME: TYPE, NAME: TYPE?} as {@code
 * native/abi/martlet.h} describes it.
 */
public record ModelDescriptor(String symbol, RankRange ranks, List<Input> inputs) {

  private static final String VERSION = "martlet 1";
  private static final Pattern OTHER_VERSION = Pattern.compile("martlet [0-9]+");
  private static final Pattern RANKS = Pattern.compile("(-?[0-9]{1,9})\\.\\.(-?[0-9]{1,9})");

  public ModelDescriptor {
    inputs = List.copyOf(inputs);
  }

  /**
   * A column that a model takes.
   *
   * @param nullable whether the model copes with missing values
   */
  public record Input(String name, ColumnType type, boolean nullable) {

    /** The type as a catalog writes it, such as {@code int32?}. */
    public String written() {
      return type.keyword() + (nullable ? "?" : "");
    }
  }

  /** Whether a text is a descriptor of another version, to be passed over. */
  static boolean isOfOtherVersion(String text) {
    String version = text.split(";", 2)[0].strip();
    return OTHER_VERSION.matcher(version).matches() && !version.equals(VERSION);
  }

  /**
   * The descriptor that a text is; empty when it is none.
   *
   * @param known the inputs so far, as they are written: thousands of models take the same
   */
  static Optional<ModelDescriptor> parse(String text, Map<String, Input> known) {
    String[] parts = text.split(";", -1);
    if (parts.length != 4 || !parts[0].strip().equals(VERSION)) {
      return Optional.empty();
    }
    String symbol = parts[1].strip();
    Matcher ranks = RANKS.matcher(parts[2].strip());
    Optional<List<Input>> inputs = inputs(parts[3], known);
    if (!isSymbol(symbol) || !ranks.matches() || inputs.isEmpty()) {
      return Optional.empty();
    }
    RankRange range =
        new RankRange(Integer.parseInt(ranks.group(1)), Integer.parseInt(ranks.group(2)));
    return Optional.of(new ModelDescriptor(symbol, range, inputs.get()));
  }

  /** The inputs that a text lists as a descriptor does; empty when it does not. */
  public static Optional<List<Input>> inputs(String written) {
    return inputs(written, new HashMap<>());
  }

  private static Optional<List<Input>> inputs(String written, Map<String, Input> known) {
    String list = written.strip();
    List<Input> inputs = new ArrayList<>();
    int start = 0;
    while (start < list.length()) {
      int comma = list.indexOf(',', start);
      if (comma == list.length() - 1) {
        return Optional.empty();
      }
      Input input =
          known.computeIfAbsent(
              list.substring(start, comma < 0 ? list.length() : comma), ModelDescriptor::input);
      if (input == null) {
        return Optional.empty();
      }
      inputs.add(input);
      start = comma < 0 ? list.length() : comma + 1;
    }
    return Optional.of(inputs);
  }

  /** What is written as {@code NAME: TYPE}; null when it is no input. */
  private static Input input(String written) {
    int colon = written.indexOf(':');
    if (colon < 0) {
      return null;
    }
    String name = written.substring(0, colon).strip();
    String type = written.substring(colon + 1).strip();
    boolean nullable = type.endsWith("?");
    return isSymbol(name)
        ? ColumnType.of(nullable ? type.substring(0, type.length() - 1) : type)
            .map(known -> new Input(name, known, nullable))
            .orElse(null)
        : null;
  }

  private static boolean isSymbol(String name) {
    if (name.isEmpty() || name.length() > 255 || isDigit(name.charAt(0))) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      char each = name.charAt(i);
      boolean letter = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
      if (!letter && !isDigit(each) && each != '_') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(char each) {
    return each >= '0' && each <= '9';
  }
}
