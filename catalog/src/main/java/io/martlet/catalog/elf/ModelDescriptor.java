package io.martlet.catalog.elf;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import java.util.ArrayList;
import java.util.List;
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
  private static final Pattern SYMBOL = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,254}");
  private static final Pattern INPUT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_]{0,254})\\s*:\\s*([a-z0-9]+)(\\??)");

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

  /** The descriptor that a text is; empty when it is none. */
  static Optional<ModelDescriptor> parse(String text) {
    String[] parts = text.split(";", -1);
    if (parts.length != 4 || !parts[0].strip().equals(VERSION)) {
      return Optional.empty();
    }
    String symbol = parts[1].strip();
    Matcher ranks = RANKS.matcher(parts[2].strip());
    Optional<List<Input>> inputs = inputs(parts[3].strip());
    if (!SYMBOL.matcher(symbol).matches() || !ranks.matches() || inputs.isEmpty()) {
      return Optional.empty();
    }
    RankRange range =
        new RankRange(Integer.parseInt(ranks.group(1)), Integer.parseInt(ranks.group(2)));
    return Optional.of(new ModelDescriptor(symbol, range, inputs.get()));
  }

  private static Optional<List<Input>> inputs(String list) {
    List<Input> inputs = new ArrayList<>();
    for (String written : list.isEmpty() ? new String[0] : list.split(",", -1)) {
      Matcher input = INPUT.matcher(written.strip());
      Optional<ColumnType> type =
          input.matches() ? ColumnType.of(input.group(2)) : Optional.empty();
      if (type.isEmpty()) {
        return Optional.empty();
      }
      inputs.add(new Input(input.group(1), type.get(), !input.group(3).isEmpty()));
    }
    return Optional.of(inputs);
  }
}
