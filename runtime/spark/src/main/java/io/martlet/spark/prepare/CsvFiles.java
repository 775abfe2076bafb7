package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
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

  static CsvFiles of(PlanUniverse universe, DeliveryStore store) {
    List<Delivery> deliveries =
        universe.sources().stream()
            .map(PlanSource::name)
            .map(name -> new Delivery(name, store.place(name)))
            .toList();
    List<List<String>> headers = Concurrently.map(deliveries, Delivery::header);
    for (int i = 0; i < headers.size(); i++) {
      String name = deliveries.get(i).name();
      List<PlanColumn> columns = DeliveredColumns.of(name, headers.get(i), universe);
      if (!headers.get(i).equals(headers.get(0))) {
        throw new MalformedRecordException(
            name,
            1,
            columns.get(0).name(),
            "%s has its columns in another order. Deliver all files in one."
                .formatted(deliveries.get(0).name()));
      }
    }
    return new CsvFiles(deliveries, headers.get(0).stream().map(universe::column).toList());
  }

  @Override
  public Dataset<Row> read(SparkSession spark) {
    StructType schema = new StructType();
    for (PlanColumn column : columns) {
      schema = schema.add(column.name(), DeliveredColumns.sparkType(column.type()));
    }
    return LiteralFiles.of(deliveries.stream().map(Delivery::place).toList())
        .read(spark, new CSVFileFormat(), schema, OPTIONS);
  }

  @Override
  public Optional<Long> records() {
    return Optional.empty();
  }

  @Override
  public List<Place> places(PlanColumn column, String value) {
    return deliveries.parallelStream()
        .flatMap(each -> each.places(columns.indexOf(column), columns, value).stream())
        .toList();
  }

  @Override
  public Optional<MalformedRecordException> fault(Optional<String> failed) {
    return DeliveredFiles.first(
        deliveries, Delivery::place, failed, each -> each.firstFault(columns));
  }
}
