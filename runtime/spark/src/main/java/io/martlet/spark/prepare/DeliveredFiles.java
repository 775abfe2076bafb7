package io.martlet.spark.prepare;

import io.martlet.catalog.source.SourceFormat;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanUniverse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
  static DeliveredFiles of(PlanUniverse universe, DeliveryStore store) {
    List<SourceFormat> formats =
        universe.sources().stream()
            .map(source -> SourceFormat.of(source.name()))
            .distinct()
            .toList();
    if (formats.size() != 1) {
      throw new PlanException(
          "the source of universe \"%s\" is Parquet and CSV: deliver one of them"
              .formatted(universe.name()));
    }
    return switch (formats.get(0)) {
      case CSV -> CsvFiles.of(universe, store);
      case PARQUET -> ParquetFiles.of(universe, store);
    };
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

  /**
   * The first record that is not as declared, if reading failed for that.
   *
   * @param failed where the file lies at which it failed, if that is known: only there; all are
   *     read otherwise
   */
  Optional<MalformedRecordException> fault(Optional<String> failed);

  /** The first fault, looked for by as many threads as there are cores. */
  static <F> Optional<MalformedRecordException> first(
      List<F> files,
      Function<F, String> place,
      Optional<String> failed,
      Function<F, Optional<MalformedRecordException>> fault) {
    return files.parallelStream()
        .filter(file -> failed.isEmpty() || failed.get().equals(place.apply(file)))
        .map(fault)
        .flatMap(Optional::stream)
        .findFirst();
  }
}
