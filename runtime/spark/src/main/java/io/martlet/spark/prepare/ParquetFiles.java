package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import java.nio.file.Path;
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

/** Delivered Parquet files, whose values must fit into the declared types. */
record ParquetFiles(PlanUniverse universe, List<ParquetDelivery> deliveries)
    implements DeliveredFiles {

  private static final Map<String, String> OPTIONS =
      Map.of(ParquetInputFormat.PAGE_VERIFY_CHECKSUM_ENABLED, "true");

  static ParquetFiles of(PlanUniverse universe, List<String> paths, Path folder) {
    List<ParquetDelivery> deliveries =
        paths.stream().map(path -> new ParquetDelivery(path, folder.resolve(path))).toList();
    deliveries.forEach(delivery -> delivery.requireColumns(universe));
    return new ParquetFiles(universe, deliveries);
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
    return records(spark, deliveries.stream().map(ParquetDelivery::file).toList()).select(columns);
  }

  /** The records of Parquet files that are all of one schema, their pages' checksums verified. */
  static Dataset<Row> records(SparkSession spark, List<Path> paths) {
    LiteralFiles files = LiteralFiles.of(paths);
    ParquetFileFormat format = new ParquetFileFormat();
    return files.read(spark, format, files.schema(spark, format, OPTIONS).get(), OPTIONS);
  }

  @Override
  public Optional<Long> records() {
    return Optional.of(deliveries.stream().mapToLong(ParquetDelivery::records).sum());
  }

  @Override
  public List<Place> places(PlanColumn column, String value) {
    return deliveries.stream().flatMap(each -> each.places(column, value).stream()).toList();
  }

  @Override
  public Optional<MalformedRecordException> firstFault() {
    return deliveries.stream().flatMap(each -> each.firstFault(universe).stream()).findFirst();
  }
}
