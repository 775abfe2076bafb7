package io.martlet.benchmarks.scale;

import io.martlet.driver.RunSession;
import io.martlet.ledger.Ledger;
import io.martlet.spark.Storage;
import io.martlet.spark.mart.MartReader;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.score.StubbedExecutor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * Two runs of the published size, one after the other, with stubbed scoring: prints the table.
 *
 * <p>Arguments: catalog's folder, hosts' folder, work folder, files, records a file, Spark's log.
 */
public final class PublishedSize {

  private static final Pattern TASK_BYTES = Pattern.compile("Starting task .* (\\d+) bytes");

  private PublishedSize() {}

  /** Runs it. */
  public static void main(String[] arguments) throws IOException {
    Path work = Path.of(arguments[2]).toAbsolutePath();
    int files = Integer.parseInt(arguments[3]);
    long rows = Long.parseLong(arguments[4]);
    List<Row> table = measure(Path.of(arguments[0]), Path.of(arguments[1]), work, files, rows);
    table.add(1, kilobytes("a task, as it is sent", largestTask(Path.of(arguments[5]))).atMost(20));
    table.forEach(System.out::println);
  }

  static List<Row> measure(Path catalog, Path hosts, Path work, int files, long rows)
      throws IOException {
    HeapAfterCollection heap = HeapAfterCollection.watched();
    List<Row> table = new ArrayList<>();
    try (SparkSession spark = RunSession.inCluster();
        Ledger ledger = Ledger.local(work.resolve("ledger"))) {
      Runs runs =
          Runs.of(catalog, hosts, work.resolve("compiled"), Storage.location(work.resolve("root")));
      Path tiny = TinyParquet.write(work.resolve("tiny.parquet"), runs.plan().universe().key());
      runs.universe(Collections.nCopies(files, tiny), OptionalLong.of(rows));
      Timeline first = runs.run(spark, ledger);
      int plans = StubbedExecutor.plans();
      long metadata = metadata(work);
      Timeline second = runs.run(spark, ledger);
      long moreMetadata = metadata(work) - metadata;
      int marts = runs.plan().marts().size();
      table.add(kilobytes("largest task result", first.largestResult()).atMost(200));
      table.add(megabytes("plan of the pass, broadcast once", StubbedExecutor.planBytes()));
      table.add(Row.of("plans parsed in an executor, a pass", plans, "").atMost(1));
      table.add(Row.of("start of an executor, all but hosts", StubbedExecutor.seconds(), "s"));
      table.add(Row.of("start of a driver, to its first task", first.untilFirstTask()).atMost(10));
      table.add(Row.of("the same on the second day", second.untilFirstTask()).atMost(10));
      table.add(Row.of("all tasks, stubbed, on two cores", first.tasks()));
      table.add(Row.of("commit of all marts", first.afterwards()).atMost(60));
      table.add(Row.of("the same on the second day", second.afterwards()).atMost(60));
      table.add(
          Row.of("all models in the ledger, planned and scored", ledger(runs, ledger)).atMost(1));
      table.add(megabytes("metadata a mart", metadata / marts));
      table.add(megabytes("the same, more on the second day", moreMetadata / marts));
      table.add(
          Row.of("the files of a key, in a mart", Span.of(() -> lookup(runs, ledger))).atMost(1));
      table.add(megabytes("heap that no collection could free", heap.bytes()).atMost(2000));
    }
    return table;
  }

  private static Row kilobytes(String what, long bytes) {
    return Row.of(what, bytes / 1e3, "KB");
  }

  private static Row megabytes(String what, long bytes) {
    return Row.of(what, bytes / 1e6, "MB");
  }

  /** The lesser of two: the first one compiles what both run. */
  private static Span ledger(Runs runs, Ledger ledger) {
    Span first = LedgerTime.of(runs.plan(), ledger, "first");
    Span second = LedgerTime.of(runs.plan(), ledger, "second");
    return first.seconds() < second.seconds() ? first : second;
  }

  /** By a key that no file has: nothing is opened but what says which file has which keys. */
  private static void lookup(Runs runs, Ledger ledger) {
    try (MartTables tables = new MartTables(ledger.jdbcUrl(), runs.places().warehouse())) {
      String mart = runs.plan().marts().get(0).name();
      if (!new MartReader(tables, mart).withKey("-1").isEmpty()) {
        throw new IllegalStateException("a record that is not there");
      }
    }
  }

  private static long metadata(Path work) throws IOException {
    try (Stream<Path> files = Files.walk(work.resolve("root/warehouse"))) {
      return files
          .filter(file -> file.getParent().endsWith("metadata"))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static long largestTask(Path log) throws IOException {
    long most = 0;
    try (Stream<String> lines = Files.lines(log)) {
      for (String line : (Iterable<String>) lines::iterator) {
        Matcher task = TASK_BYTES.matcher(line);
        if (task.find()) {
          most = Math.max(most, Long.parseLong(task.group(1)));
        }
      }
    }
    return most;
  }
}
