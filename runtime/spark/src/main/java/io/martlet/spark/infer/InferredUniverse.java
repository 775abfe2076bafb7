package io.martlet.spark.infer;

import java.util.List;
import java.util.Optional;

/**
 * A universe as delivered records suggest it.
 *
 * @param key the first column that has a different value in every record
 */
public record InferredUniverse(List<InferredColumn> columns, Optional<String> key, long records) {

  public InferredUniverse {
    columns = List.copyOf(columns);
  }

  static InferredUniverse of(List<ColumnGuess> guesses, long records) {
    return new InferredUniverse(
        guesses.stream().map(ColumnGuess::column).toList(),
        guesses.stream().filter(ColumnGuess::identifies).map(ColumnGuess::name).findFirst(),
        records);
  }
}
