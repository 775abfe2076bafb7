package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.delivery.MalformedRecordException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** A key names one record: a mart would have two scores for it. */
final class UniqueKeys {

  private UniqueKeys() {}

  /**
   * Looks for it in what was prepared, of which only the key's column is read, and only then for
   * the places in what was delivered.
   */
  static void require(
      SparkSession spark,
      Supplier<DeliveredFiles> delivered,
      PlanUniverse universe,
      List<String> prepared) {
    PlanColumn key = universe.column(universe.key());
    Column value = functions.col(key.name());
    String repeated =
        ParquetFiles.records(spark, prepared)
            .filter(value.isNotNull())
            .groupBy(value)
            .count()
            .filter("count > 1")
            .agg(functions.min(value).cast("string"))
            .head()
            .getString(0);
    if (repeated == null) {
      return;
    }
    List<Place> places = delivered.get().places(key, repeated);
    Place again = places.get(1);
    throw new MalformedRecordException(
        again.file(),
        again.line(),
        key.name(),
        "the record at %s has the same key. Correct the delivery, or the universe's key."
            .formatted(places.get(0)),
        Optional.of(repeated));
  }
}
