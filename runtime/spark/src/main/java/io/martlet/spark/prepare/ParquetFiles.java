package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;
import org.apache.spark.sql.functions;

/**
 * Delivered Parquet files, whose values must fit into the declared types. All have the types of the
 * first.
 *
 * @param delivered how many they say they have
 */
record ParquetFiles(PlanUniverse universe, List<ParquetDelivery> deliveries, long delivered)
    implements DeliveredFiles {

  private static final Map<String, String> OPTIONS =
      Map.of(ParquetInputFormat.PAGE_VERIFY_CHECKSUM_ENABLED, "true");

  static ParquetFiles of(PlanUniverse universe, DeliveryStore store) {
    List<ParquetDelivery> deliveries =
        universe.sources().stream()
            .map(PlanSource::name)
            .map(name -> new ParquetDelivery(name, store.place(name)))
            .toList();
    List<ParquetDelivery.Footer> footers = Concurrently.map(deliveries, ParquetDelivery::footer);
    for (int i = 0; i < footers.size(); i++) {
      deliveries.get(i).requireColumns(footers.get(i), universe);
      deliveries.get(i).requireTypes(footers.get(i), deliveries.get(0), footers.get(0));
    }
    long records = footers.stream().mapToLong(ParquetDelivery.Footer::records).sum();
    return new ParquetFiles(universe, deliveries, records);
  }

  /** A value that its declared type does not hold fails in the cast. */
  @Override
  public Dataset<Row> read(SparkSession spark) {
    Column[] columns =
        universe.columns().stream()
            .map(
                column ->
                    functions
                        .col(column.name())
                        .cast(DeliveredColumns.sparkType(column.type()))
                        .as(column.name()))
            .toArray(Column[]::new);
    return records(spark, deliveries.stream().map(ParquetDelivery::place).toList()).select(columns);
  }

  /**
   * The records of Parquet files that are all of one schema, their pages' checksums verified. Any
   * value may be missing: what the first file says of that need not hold for the others.
   */
  static Dataset<Row> records(SparkSession spark, List<String> places) {
    LiteralFiles files = LiteralFiles.of(places);
    ParquetFileFormat format = new ParquetFileFormat();
    return files.read(
        spark, format, files.schema(spark, format, OPTIONS).get().asNullable(), OPTIONS);
  }

  @Override
  public Optional<Long> records() {
    return Optional.of(delivered);
  }

  @Override
  public List<Place> places(PlanColumn column, String value) {
    return deliveries.parallelStream()
        .flatMap(each -> each.places(column, value).stream())
        .toList();
  }

  @Override
  public Optional<MalformedRecordException> fault(Optional<String> failed) {
    return DeliveredFiles.first(
        deliveries, ParquetDelivery::place, failed, each -> each.firstFault(universe));
  }
}
