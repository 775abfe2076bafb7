package io.martlet.spark.prepare;

import io.martlet.codegen.plan.PlanUniverse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** Delivered Parquet files, whose values must fit into the declared types. */
record ParquetFiles(PlanUniverse universe, List<ParquetDelivery> deliveries)
    implements DeliveredFiles {

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
    return spark
        .read()
        .parquet(deliveries.stream().map(each -> each.file().toString()).toArray(String[]::new))
        .select(columns);
  }

  @Override
  public Optional<MalformedRecordException> firstFault() {
    return deliveries.stream().flatMap(each -> each.firstFault(universe).stream()).findFirst();
  }
}
