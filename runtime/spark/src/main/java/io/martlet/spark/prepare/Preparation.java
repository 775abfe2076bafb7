package io.martlet.spark.prepare;

import io.martlet.catalog.ColumnType;
import io.martlet.codegen.plan.Digest;
import io.martlet.codegen.plan.PlanColumn;
import io.martlet.codegen.plan.PlanException;
import io.martlet.codegen.plan.PlanFile;
import io.martlet.codegen.plan.PlanUniverse;
import io.martlet.spark.scan.Footers;
import io.martlet.spark.scan.UniverseFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * Turns the delivered CSV or Parquet of a universe into Parquet as it is scored, strictly: a record
 * that is not as declared stops it. What was prepared before from the same files and columns is
 * used again.
 */
public final class Preparation {

  /** About 240 MB at 2,000 columns, as the published case has its files. */
  private static final long RECORDS_PER_FILE = 180_000;

  private final Path catalogFolder;
  private final Path target;

  /**
   * @param target the folder of all prepared universes
   */
  public Preparation(Path catalogFolder, Path target) {
    this.catalogFolder = catalogFolder;
    this.target = target;
  }

  /** What is prepared already, if it is. */
  public boolean done(PlanUniverse universe) {
    return Files.exists(folder(universe).resolve("_SUCCESS"));
  }

  /**
   * Prepares a universe, or finds it prepared.
   *
   * @throws MalformedRecordException when a record, or a header, is not as declared
   * @throws PlanException when a file is not what the plan pins, or there is none
   */
  public PreparedUniverse prepare(SparkSession spark, PlanUniverse universe) {
    if (!done(universe)) {
      convert(spark, universe);
    }
    return prepared(universe);
  }

  private Path folder(PlanUniverse universe) {
    StringBuilder identity = new StringBuilder();
    universe.sources().forEach(source -> identity.append(source.sha256()).append('\n'));
    universe.columns().forEach(column -> identity.append(column).append('\n'));
    return target.resolve(
        universe.name() + "-" + Digest.ofText(identity.toString()).substring(0, 12));
  }

  private void convert(SparkSession spark, PlanUniverse universe) {
    if (universe.sources().isEmpty()) {
      throw new PlanException(
          "universe \"%s\" has no source: say in universe.yaml where its records are delivered"
              .formatted(universe.name()));
    }
    universe.sources().forEach(this::verify);
    DeliveredFiles delivered = DeliveredFiles.of(universe, catalogFolder);
    try {
      delivered
          .read(spark)
          .select(universe.columns().stream().map(Preparation::strict).toArray(Column[]::new))
          .write()
          .mode(SaveMode.Overwrite)
          .option("maxRecordsPerFile", RECORDS_PER_FILE)
          .option("compression", "snappy")
          .parquet(folder(universe).toString());
    } catch (Exception e) {
      // Spark says that a record is malformed, not where; its checked exceptions are undeclared.
      Optional<MalformedRecordException> fault = delivered.firstFault();
      if (fault.isPresent()) {
        throw fault.get();
      }
      throw e;
    }
  }

  private void verify(PlanFile source) {
    PlanFile found = Digest.pin(catalogFolder, source.path());
    if (!found.equals(source)) {
      throw new PlanException(
          source.path() + " changed since the plan was compiled. Compile the catalog again.");
    }
  }

  /** A required column stops the job at a missing value, and is required in Parquet. */
  private static Column strict(PlanColumn column) {
    Column value = functions.col(column.name());
    if (column.nullable()) {
      return value;
    }
    Column missing = functions.raise_error(functions.lit("missing value: " + column.name()));
    Column never =
        functions.lit(zero(column.type())).cast(DeliveredColumns.sparkType(column.type()));
    return functions.coalesce(value, missing, never).as(column.name());
  }

  private static Object zero(ColumnType type) {
    return switch (type) {
      case BOOL -> false;
      case INT8, INT16, INT32, INT64, FLOAT32, FLOAT64 -> 0;
      case DATE -> java.sql.Date.valueOf("1970-01-01");
      case STRING -> "";
    };
  }

  private PreparedUniverse prepared(PlanUniverse universe) {
    List<Path> paths;
    try (Stream<Path> files = Files.list(folder(universe))) {
      paths = files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<UniverseFile> files = new ArrayList<>();
    for (Path path : paths) {
      files.add(new UniverseFile(files.size(), path.toString(), rows(path)));
    }
    return new PreparedUniverse(files);
  }

  private static long rows(Path path) {
    try {
      return Footers.of(path.toString()).getBlocks().stream()
          .mapToLong(BlockMetaData::getRowCount)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
