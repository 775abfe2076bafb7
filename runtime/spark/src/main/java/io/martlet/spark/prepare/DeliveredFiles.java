package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.delivery.Compression;
import io.martlet.spark.delivery.CsvSplit;
import io.martlet.spark.delivery.DeliveredFile;
import io.martlet.spark.delivery.MalformedRecordException;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.SparkSession;

/** The files of a universe's source, all of one format. */
interface DeliveredFiles {

  /**
   * The files that a plan names, of the format that their first bytes tell.
   *
   * @throws MalformedRecordException when they have not the columns that are declared, or are of
   *     several formats
   */
  static DeliveredFiles of(PlanUniverse universe, DeliveryStore store) {
    List<CsvSplit> files =
        Concurrently.map(
            universe.sources(),
            source -> CsvSplit.whole(new DeliveredFile(source.name(), store.place(source.name()))));
    CsvSplit first = files.get(0);
    for (CsvSplit file : files) {
      if (isParquet(file) != isParquet(first)) {
        throw new MalformedRecordException(
            file.file().name(),
            0,
            "",
            "%s is %s and this is not: deliver one of them"
                .formatted(first.file().name(), isParquet(first) ? "Parquet" : "CSV"));
      }
    }
    return isParquet(first)
        ? ParquetFiles.of(universe, files.stream().map(CsvSplit::file).toList())
        : CsvFiles.of(universe, files);
  }

  private static boolean isParquet(CsvSplit file) {
    return file.compression() == Compression.PARQUET;
  }

  /**
   * Has a job write all records, with the declared columns.
   *
   * @param outputs where what is prepared of a file of that name goes
   */
  void addTo(PrepareJob job, SparkSession spark, Function<String, TaskOutput> outputs);

  /**
   * Where the records are that have a value.
   *
   * @param value as {@link io.martlet.spark.delivery.ValueReader#canonical} has it
   */
  List<Place> places(PlanColumn column, String value);
}
