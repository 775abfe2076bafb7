package io.martlet.spark.infer;

import io.martlet.spark.Storage;
import io.martlet.spark.prepare.Delivery;
import java.nio.file.Path;
import java.util.List;

/** Infers a universe from all the records of a CSV file, compressed as its name says. */
public final class CsvInference {

  private CsvInference() {}

  /**
   * @throws io.martlet.spark.prepare.MalformedRecordException when a record has not as many values
   *     as the header
   */
  public static InferredUniverse of(Path file) {
    Delivery delivery =
        new Delivery(file.getFileName().toString(), Storage.location(file.toAbsolutePath()));
    List<String> header = delivery.header();
    List<ColumnGuess> guesses = header.stream().map(ColumnGuess::ofText).toList();
    ColumnGuess[] columns = guesses.toArray(ColumnGuess[]::new);
    long records =
        delivery.read(
            columns.length,
            (values, line) -> {
              for (int i = 0; i < columns.length; i++) {
                columns[i].add(values[i]);
              }
            });
    return InferredUniverse.of(guesses, records);
  }
}
