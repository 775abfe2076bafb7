package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.csv.CSVFileFormat;
import org.apache.spark.sql.types.StructType;

/** Delivered CSV files, with a header each, all in the order of the first. */
record CsvFiles(List<Delivery> deliveries, List<PlanColumn> columns) implements DeliveredFiles {

  private static final Map<String, String> OPTIONS =
      Map.of(
          "header", "true",
          "mode", "FAILFAST",
          "dateFormat", "yyyy-MM-dd",
          "enforceSchema", "false",
          "maxColumns", String.valueOf(1 << 20));

  static CsvFiles of(PlanUniverse universe, List<String> paths, Path folder) {
    List<Delivery> deliveries =
        paths.stream().map(path -> new Delivery(path, folder.resolve(path))).toList();
    return new CsvFiles(
        deliveries, DeliveredColumns.of(paths.get(0), deliveries.get(0).header(), universe));
  }

  @Override
  public Dataset<Row> read(SparkSession spark) {
    StructType schema = new StructType();
    for (PlanColumn column : columns) {
      schema = schema.add(column.name(), DeliveredColumns.sparkType(column.type()));
    }
    return LiteralFiles.of(deliveries.stream().map(Delivery::file).toList())
        .read(spark, new CSVFileFormat(), schema, OPTIONS);
  }

  @Override
  public Optional<Long> records() {
    return Optional.empty();
  }

  @Override
  public List<Place> places(PlanColumn column, String value) {
    return deliveries.stream()
        .flatMap(each -> each.places(columns.indexOf(column), columns, value).stream())
        .toList();
  }

  @Override
  public Optional<MalformedRecordException> firstFault() {
    return deliveries.stream().flatMap(each -> each.firstFault(columns).stream()).findFirst();
  }
}
