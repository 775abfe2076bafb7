package io.martlet.catalog;

import io.martlet.catalog.constraint.Count;
import io.martlet.catalog.constraint.Name;
import io.martlet.catalog.constraint.Ranks;
import java.util.List;
import java.util.Optional;

/**
 * One scoring model. Defaults of its mart are already filled in.
 *
 * @param number its number in the mart, from 1; names its output columns
 * @param inputs columns of the universe, in the order the binary expects them
 * @param binary the name of the binary that computes it
 * @param symbol what the binary calls it: the exported model of a library (by default the model's
 *     name) or the function of an R script (by default {@code score})
 * @param parameters a file in the catalog's folder that the model gets when it is opened
 * @param owner who answers for it; a blank one is none
 */
public record Model(
    Located<@Count Integer> number,
    Located<@Name String> name,
    List<Located<String>> inputs,
    Located<String> binary,
    Optional<Located<String>> symbol,
    Optional<Located<String>> parameters,
    Located<@Ranks RankRange> rank,
    List<Located<String>> tags,
    Optional<Located<String>> owner) {

  public Model {
    inputs = List.copyOf(inputs);
    tags = List.copyOf(tags);
    owner = owner.filter(person -> !person.value().isBlank());
  }

  /** What the binary that computes it calls it. */
  public String symbolIn(BinaryKind kind) {
    String usual =
        switch (kind) {
          case LIBRARY, EXECUTABLE -> name.value();
          case R -> "score";
        };
    return symbol.map(Located::value).orElse(usual);
  }

  /** The mart table's column that holds the rank, such as {@code model17_rank}. */
  public String rankColumn() {
    return "model" + number.value() + "_rank";
  }

  /** The mart table's column that holds the binary, such as {@code model17_binary}. */
  public String binaryColumn() {
    return "model" + number.value() + "_binary";
  }
}
