package io.martlet.benchmarks.prepare;

import com.sun.management.OperatingSystemMXBean;
import io.martlet.catalog.hash.RememberedHashes;
import io.martlet.catalog.yaml.UniverseLoader;
import io.martlet.codegen.plan.PlannedUniverse;
import io.martlet.driver.RunSession;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.prepare.DeliveryStore;
import io.martlet.spark.prepare.Preparation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Prepares a delivery some times, each time anew, and prints the seconds of the processor and of
 * the clock that each took, a line each: {@code Measure martlet|keys|spark FOLDER FILE TARGET
 * TIMES}. Of {@code keys}, the first time prepares, and the others find all files prepared: what
 * they do is to look whether a key names two records.
 */
public final class Measure {

  private Measure() {}

  /**
   * @param arguments what prepares, the folder of {@code universe.yaml}, the delivered file in it,
   *     a folder to write to, and how many times
   */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[1]);
    Path target = Path.of(arguments[3]);
    DeliveryStore store = DeliveryStore.of(folder, RememberedHashes.unkept());
    PlanUniverse universe =
        PlannedUniverse.of(
            UniverseLoader.load(folder.resolve("universe.yaml")).universe().orElseThrow(), store);
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    try (SparkSession spark = RunSession.local()) {
      for (int i = 0; i < Integer.parseInt(arguments[4]); i++) {
        boolean again = arguments[0].equals("keys") && i > 0;
        String into = Storage.location(target.resolve(again ? "time0" : "time" + i));
        if (again) {
          forget(into);
        }
        long cpu = process.getProcessCpuTime();
        long start = System.nanoTime();
        switch (arguments[0]) {
          case "martlet", "keys" ->
              new Preparation(folder, into).prepare(spark, universe, damage -> {});
          case "spark" -> bySpark(spark, universe, folder.resolve(arguments[2]), into);
          default -> throw new IllegalArgumentException(arguments[0]);
        }
        System.out.printf(
            Locale.ROOT,
            "%.3f %.3f%n",
            (process.getProcessCpuTime() - cpu) / 1e9,
            (System.nanoTime() - start) / 1e9);
      }
    }
  }

  /** Leaves what was prepared of single files, and nothing that says that it is all. */
  private static void forget(String target) {
    Storage.listAll(target).stream()
        .map(file -> file.getPath().toString())
        .filter(file -> file.endsWith("/universe.json"))
        .forEach(Storage::delete);
  }

  private static void bySpark(SparkSession spark, PlanUniverse universe, Path file, String into) {
    StructType schema = new StructType();
    for (PlanColumn column : universe.columns()) {
      schema = schema.add(column.name(), type(column), column.nullable());
    }
    spark
        .read()
        .option("header", true)
        .option("mode", "FAILFAST")
        .schema(schema)
        .csv(file.toString())
        .write()
        .parquet(into);
  }

  private static DataType type(PlanColumn column) {
    return switch (column.type()) {
      case BOOL -> DataTypes.BooleanType;
      case INT8 -> DataTypes.ByteType;
      case INT16 -> DataTypes.ShortType;
      case INT32 -> DataTypes.IntegerType;
      case INT64 -> DataTypes.LongType;
      case FLOAT32 -> DataTypes.FloatType;
      case FLOAT64 -> DataTypes.DoubleType;
      case DATE -> DataTypes.DateType;
      case STRING -> DataTypes.StringType;
    };
  }
}
