package io.martlet.spark.infer;

import io.martlet.catalog.DeliveryFormat;
import java.util.List;
import java.util.Optional;

/**
 * A universe as delivered records suggest it.
 *
 * @param key the first column that has a different value in every record
 * @param format how its files are written
 */
public record InferredUniverse(
    List<InferredColumn> columns, Optional<String> key, DeliveryFormat format, long records) {

  public InferredUniverse {
    columns = List.copyOf(columns);
  }

  static InferredUniverse of(List<ColumnGuess> guesses, DeliveryFormat format, long records) {
    return new InferredUniverse(
        guesses.stream().map(ColumnGuess::column).toList(),
        guesses.stream().filter(ColumnGuess::identifies).map(ColumnGuess::name).findFirst(),
        format,
        records);
  }
}
