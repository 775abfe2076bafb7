package io.martlet.benchmarks.scale;

import io.martlet.driver.RunSession;
import io.martlet.ledger.Ledger;
import io.martlet.spark.LocalS3;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.StorageStatistics;
import org.apache.spark.sql.SparkSession;

/**
 * The requests that real runs make of S3, by kind: of a run of few files and of one of more. What
 * is between them is what each file takes, and so it is known what thousands do.
 *
 * <p>Arguments: catalog's folder, hosts' folder, work folder, universe's folder, few, more, all
 * files of the published size.
 */
public final class S3Requests {

  private static final String BUCKET = "martlet";
  private static final String STATISTICS = "S3AStorageStatistics";

  /** By what Hadoop calls them. Each of these is a request, whatever it is made for. */
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("action_http_get_request", "GET");
    KINDS.put("action_http_head_request", "HEAD");
    KINDS.put("object_list_request", "LIST");
    KINDS.put("object_put_request", "PUT");
    KINDS.put("object_delete_request", "DELETE");
    KINDS.put("object_bulk_delete_request", "DELETE of many");
  }

  private S3Requests() {}

  /** Runs it. */
  public static void main(String[] arguments) throws Exception {
    Path work = Path.of(arguments[2]).toAbsolutePath();
    List<Path> universe = SmallRun.parquet(Path.of(arguments[3]));
    int few = Integer.parseInt(arguments[4]);
    int more = Integer.parseInt(arguments[5]);
    int all = Integer.parseInt(arguments[6]);
    Map<String, Long> ofFew;
    Map<String, Long> ofMore;
    try (LocalS3 server = LocalS3.in(work.resolve("s3"), BUCKET)) {
      // Spark's sessions that come next take what the process is told.
      LocalS3.settings(server.port()).forEach(System::setProperty);
      try (SparkSession spark = RunSession.inCluster()) {
        ofFew = run(arguments, work, spark, universe.subList(0, few));
        ofMore = run(arguments, work, spark, universe.subList(0, more));
      }
    }
    System.out.printf(
        Locale.ROOT,
        "| | %d files | %d files | each file | the rest | %,d files |%n",
        few,
        more,
        all);
    System.out.println("|---|--:|--:|--:|--:|--:|");
    ofMore.forEach(
        (kind, count) -> {
          double each = (double) (count - ofFew.get(kind)) / (more - few);
          double once = count - each * more;
          System.out.printf(
              Locale.ROOT,
              "| %s | %,d | %,d | %,.1f | %,.0f | %,.0f |%n",
              kind,
              ofFew.get(kind),
              count,
              each,
              once,
              once + each * all);
        });
  }

  private static Map<String, Long> run(
      String[] arguments, Path work, SparkSession spark, List<Path> files) throws Exception {
    String name = "run-" + files.size();
    try (Ledger ledger = Ledger.local(work.resolve(name + "-ledger"))) {
      Runs runs =
          Runs.of(
              Path.of(arguments[0]),
              Path.of(arguments[1]),
              work.resolve("compiled"),
              "s3a://" + BUCKET + "/" + name);
      runs.universe(files, OptionalLong.empty());
      Map<String, Long> before = requests();
      runs.run(spark, ledger);
      Map<String, Long> after = requests();
      before.forEach((kind, count) -> after.merge(kind, -count, Long::sum));
      return after;
    }
  }

  private static Map<String, Long> requests() {
    Map<String, Long> requests = new LinkedHashMap<>();
    KINDS.values().forEach(kind -> requests.put(kind, 0L));
    StorageStatistics all = FileSystem.getGlobalStorageStatistics().get(STATISTICS);
    Iterator<StorageStatistics.LongStatistic> each = all.getLongStatistics();
    while (each.hasNext()) {
      StorageStatistics.LongStatistic one = each.next();
      if (KINDS.containsKey(one.getName())) {
        requests.put(KINDS.get(one.getName()), one.getValue());
      }
    }
    return requests;
  }
}
