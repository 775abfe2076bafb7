package io.martlet.spark.prepare;

import io.martlet.codegen.plan.PlanColumn;
import io.martlet.codegen.plan.PlanUniverse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Delivered CSV files, with a header each, all in the order of the first. */
record CsvFiles(List<Delivery> deliveries, List<PlanColumn> columns) implements DeliveredFiles {

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
    return spark
        .read()
        .option("header", true)
        .option("mode", "FAILFAST")
        .option("dateFormat", "yyyy-MM-dd")
        .option("enforceSchema", false)
        .option("maxColumns", 1 << 20)
        .schema(schema)
        .csv(deliveries.stream().map(each -> each.file().toString()).toArray(String[]::new));
  }

  @Override
  public Optional<MalformedRecordException> firstFault() {
    return deliveries.stream().flatMap(each -> each.firstFault(columns).stream()).findFirst();
  }
}
