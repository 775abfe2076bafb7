package io.martlet.spark.prepare;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.Digest;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanFile;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.scan.UniverseFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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

  /** Whether a universe is prepared already, and its files are as they were written. */
  public boolean done(PlanUniverse universe) {
    return UniverseManifest.exists(folder(universe)) && damage(universe).isEmpty();
  }

  /** What is wrong with the files that were prepared before, so that they must not be used. */
  public Optional<String> damage(PlanUniverse universe) {
    Path folder = folder(universe);
    if (!UniverseManifest.exists(folder)) {
      return Optional.empty();
    }
    Optional<UniverseManifest> manifest = UniverseManifest.read(folder);
    return manifest.isEmpty()
        ? Optional.of("its manifest cannot be read")
        : manifest.get().damage(universe, folder);
  }

  /**
   * Prepares a universe, or finds it prepared and in order.
   *
   * @throws MalformedRecordException when a record, or a header, is not as declared
   * @throws PlanException when a file is not what the plan pins, or there is none
   */
  public PreparedUniverse prepare(SparkSession spark, PlanUniverse universe) {
    return PreparationLock.with(
        folder(universe),
        () -> {
          if (!done(universe)) {
            convert(spark, universe);
          }
          return open(universe);
        });
  }

  /**
   * What was prepared before.
   *
   * @throws PlanException when it is not prepared, or not for this plan, or was changed since
   */
  public PreparedUniverse open(PlanUniverse universe) {
    Path folder = folder(universe);
    if (!UniverseManifest.exists(folder)) {
      throw new PlanException(
          "universe \"%s\" is not prepared in %s: prepare it first"
              .formatted(universe.name(), folder));
    }
    damage(universe)
        .ifPresent(
            damage -> {
              throw new PlanException(
                  "universe \"%s\" in %s cannot be used: %s. Prepare it again."
                      .formatted(universe.name(), folder, damage));
            });
    List<UniverseFile> files = new ArrayList<>();
    for (PreparedFile file : UniverseManifest.read(folder).orElseThrow().files()) {
      files.add(
          new UniverseFile(files.size(), folder.resolve(file.name()).toString(), file.rows()));
    }
    return new PreparedUniverse(files);
  }

  private Path folder(PlanUniverse universe) {
    StringBuilder identity = new StringBuilder();
    universe.sources().forEach(source -> identity.append(source.sha256()).append('\n'));
    universe.columns().forEach(column -> identity.append(column).append('\n'));
    identity.append(universe.key());
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
    Path folder = folder(universe);
    UniverseManifest.delete(folder);
    write(spark, delivered, universe, folder);
    UniverseManifest manifest = UniverseManifest.of(universe, folder);
    requireRecords(manifest, delivered, universe);
    UniqueKeys.require(spark, delivered, universe, manifest.paths(folder));
    manifest.write(folder);
  }

  private static void write(
      SparkSession spark, DeliveredFiles delivered, PlanUniverse universe, Path folder) {
    try {
      delivered
          .read(spark)
          .select(universe.columns().stream().map(Preparation::strict).toArray(Column[]::new))
          .write()
          .mode(SaveMode.Overwrite)
          .option("maxRecordsPerFile", RECORDS_PER_FILE)
          .option("compression", "snappy")
          .parquet(folder.toString());
    } catch (Exception e) {
      // Spark says that a record is malformed, not where; its checked exceptions are undeclared.
      Optional<MalformedRecordException> fault = delivered.firstFault();
      if (fault.isPresent()) {
        throw fault.get();
      }
      throw e;
    }
  }

  private static void requireRecords(
      UniverseManifest manifest, DeliveredFiles delivered, PlanUniverse universe) {
    if (manifest.rows() == 0) {
      throw new MalformedRecordException(
          universe.sources().get(0).path(),
          0,
          "",
          "no record is delivered, which would empty every mart. Deliver the records again.");
    }
    delivered
        .records()
        .filter(expected -> expected != manifest.rows())
        .ifPresent(
            expected -> {
              throw new IllegalStateException(
                  String.format(
                      Locale.ROOT,
                      "%,d records are delivered and %,d were prepared",
                      expected,
                      manifest.rows()));
            });
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
}
