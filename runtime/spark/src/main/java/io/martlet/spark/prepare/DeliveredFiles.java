package io.martlet.spark.prepare;

import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanUniverse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The files of a universe's source, all of one format. */
interface DeliveredFiles {

  /**
   * The files that a plan names.
   *
   * @throws MalformedRecordException when they have not the columns that are declared
   * @throws PlanException when they are of several formats
   */
  static DeliveredFiles of(PlanUniverse universe, Path folder) {
    List<String> paths = universe.sources().stream().map(PlanFile::path).toList();
    long parquet = paths.stream().filter(DeliveredFiles::isParquet).count();
    if (parquet != 0 && parquet != paths.size()) {
      throw new PlanException(
          "the source of universe \"%s\" is Parquet and CSV: deliver one of them"
              .formatted(universe.name()));
    }
    return parquet == 0
        ? CsvFiles.of(universe, paths, folder)
        : ParquetFiles.of(universe, paths, folder);
  }

  /** Whether a file is Parquet, by its name; it is CSV otherwise. */
  static boolean isParquet(String path) {
    return path.endsWith(".parquet");
  }

  /**
   * The records, with the declared columns in any order; reading fails at one that is malformed.
   */
  Dataset<Row> read(SparkSession spark);

  /** How many records the files say they have, if they do. */
  Optional<Long> records();

  /**
   * Where the records are that have a value.
   *
   * @param value as {@link ValueRule#canonical} has it
   */
  List<Place> places(PlanColumn column, String value);

  /** The first record that is not as declared, if reading failed for that. */
  Optional<MalformedRecordException> firstFault();
}
