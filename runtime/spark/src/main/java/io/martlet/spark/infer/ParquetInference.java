package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.DeliveryFormat;
import io.martlet.spark.Storage;
import io.martlet.spark.prepare.ParquetDelivery;
import io.martlet.spark.prepare.ParquetTypes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.schema.Type;

/** Infers a universe from all the records of a Parquet file. */
public final class ParquetInference {

  private ParquetInference() {}

  /**
   * @throws IllegalArgumentException when a column is of a type that universes do not have
   * @throws io.martlet.spark.delivery.MalformedRecordException when it is no Parquet file
   */
  public static InferredUniverse of(Path file) {
    ParquetDelivery delivery =
        new ParquetDelivery(file.getFileName().toString(), Storage.location(file.toAbsolutePath()));
    List<ColumnGuess> guesses = new ArrayList<>();
    List<ColumnType> types = new ArrayList<>();
    for (Type field : delivery.schema().getFields()) {
      types.add(ParquetTypes.of(field).orElseThrow(() -> unknown(field)));
      guesses.add(ColumnGuess.within(field.getName(), types.get(types.size() - 1)));
    }
    long records =
        delivery.read(
            record -> {
              for (int i = 0; i < types.size(); i++) {
                guesses.get(i).add(ParquetDelivery.text(record, i));
              }
            });
    return InferredUniverse.of(guesses, DeliveryFormat.DEFAULT, records);
  }

  private static IllegalArgumentException unknown(Type field) {
    return new IllegalArgumentException(
        "column \"%s\" is of a type that universes do not have: %s. Deliver it as one of %s."
            .formatted(
                field.getName(), field, "bool, int8 to int64, float32, float64, date, string"));
  }
}
