package io.martlet.benchmarks.scale;

import io.martlet.driver.RunSession;
import io.martlet.ledger.Ledger;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * One run of everything that is real: few records in many files, all models, published.
 *
 * <p>Arguments: catalog's folder, hosts' folder, work folder, universe's folder.
 */
public final class SmallRun {

  private SmallRun() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Path work = Path.of(arguments[2]).toAbsolutePath();
    try (SparkSession spark = RunSession.inCluster();
        Ledger ledger = Ledger.local(work.resolve("ledger"))) {
      Runs runs =
          Runs.of(
              Path.of(arguments[0]),
              Path.of(arguments[1]),
              work.resolve("compiled"),
              Storage.location(work.resolve("root")));
      runs.universe(parquet(Path.of(arguments[3])), OptionalLong.empty());
      Timeline timeline = runs.run(spark, ledger);
      System.out.println(Row.of("all tasks, on two cores", timeline.tasks()));
      System.out.println(Row.of("commit of all marts", timeline.afterwards()));
      System.out.println(
          Row.of("largest task result", timeline.largestResult() / 1e3, "KB").atMost(200));
      System.out.println(
          Row.of("one record of a mart shown", Span.of(() -> show(runs, ledger))).atMost(1));
    }
  }

  /** The Parquet files of a folder, by name. */
  static List<Path> parquet(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    }
  }

  private static void show(Runs runs, Ledger ledger) {
    try (MartTables tables = new MartTables(ledger.jdbcUrl(), runs.places().warehouse())) {
      if (new MartReader(tables, runs.plan().marts().get(0).name()).withKey("1").isEmpty()) {
        throw new IllegalStateException("a record is not there");
      }
    }
  }
}
