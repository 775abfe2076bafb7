package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.delivery.DeliveredFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.parquet.hadoop.ParquetInputFormat;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.datasources.parquet.ParquetFileFormat;

/**
 * Delivered Parquet files, each with types of its own, whose values must be those of the declared
 * types.
 *
 * @param footers of each file
 */
record ParquetFiles(
    PlanUniverse universe, List<ParquetDelivery> deliveries, List<ParquetDelivery.Footer> footers)
    implements DeliveredFiles {

  private static final Map<String, String> OPTIONS =
      Map.of(ParquetInputFormat.PAGE_VERIFY_CHECKSUM_ENABLED, "true");

  static ParquetFiles of(PlanUniverse universe, List<DeliveredFile> files) {
    List<ParquetDelivery> deliveries =
        files.stream().map(file -> new ParquetDelivery(file.name(), file.place())).toList();
    List<ParquetDelivery.Footer> footers = Concurrently.map(deliveries, ParquetDelivery::footer);
    for (int i = 0; i < footers.size(); i++) {
      deliveries.get(i).requireColumns(footers.get(i), universe);
    }
    return new ParquetFiles(universe, deliveries, footers);
  }

  @Override
  public void addTo(PrepareJob job, SparkSession spark, Function<String, TaskOutput> outputs) {
    long size =
        SplitSize.of(
            spark,
            universe,
            footers.stream()
                .flatMap(footer -> footer.groupBytes().stream())
                .mapToLong(Long::longValue)
                .sum());
    int number = 0;
    for (int i = 0; i < deliveries.size(); i++) {
      ParquetDelivery delivery = deliveries.get(i);
      DeliveredFile file = new DeliveredFile(delivery.name(), delivery.place());
      TaskOutput output = outputs.apply(delivery.name());
      List<ParquetTask> ofFile = new ArrayList<>();
      List<Long> groups = footers.get(i).groupBytes();
      int from = 0;
      long bytes = 0;
      for (int group = 0; group < groups.size(); group++) {
        bytes += groups.get(group);
        if (bytes >= size || group + 1 == groups.size()) {
          ofFile.add(new ParquetTask(output, number++, file, from, group + 1));
          from = group + 1;
          bytes = 0;
        }
      }
      int contracts = universe.delivery().contracts().size();
      job.add(ofFile, new GroupsProof(file, ofFile.size(), contracts));
    }
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
  public List<Place> places(PlanColumn column, String value) {
    return deliveries.parallelStream()
        .flatMap(each -> each.places(universe, column, value).stream())
        .toList();
  }
}
