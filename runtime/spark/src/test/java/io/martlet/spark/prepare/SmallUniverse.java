package io.martlet.spark.prepare;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.scan.UniverseFile;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;

/** A universe of a key and one column, wherever it is delivered. */
final class SmallUniverse {

  private SmallUniverse() {}

  static PlanUniverse of(List<PlanSource> sources) {
    return new PlanUniverse(
        "u",
        "k",
        List.of(
            new PlanColumn("k", ColumnType.INT64, false),
            new PlanColumn("a", ColumnType.INT32, false)),
        sources);
  }

  /** The keys that were prepared, in their order. */
  static List<Long> keys(PreparedUniverse universe) {
    List<Long> keys = new ArrayList<>();
    for (UniverseFile file : universe.files()) {
      new ParquetDelivery(file.path(), file.path()).read(group -> keys.add(group.getLong("k", 0)));
    }
    keys.sort(null);
    return keys;
  }

  /** Spark as a run sets it. */
  static SparkSession.Builder spark(String master) {
    return SparkSession.builder()
        .master(master)
        .config("spark.ui.enabled", "false")
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem");
  }
}
