package io.martlet.benchmarks.scoring;

import java.io.IOException;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Writes the universe as Parquet, each file one row group, the same values whenever it is written.
 * One file at a time: a row group lies in memory until it is complete.
 *
 * <p>Arguments: records, files, codec, folder.
 */
public final class GenerateUniverse {

  private GenerateUniverse() {}

  /** Writes it. */
  public static void main(String[] arguments) throws IOException {
    int records = Integer.parseInt(arguments[0]);
    int files = Integer.parseInt(arguments[1]);
    try (SparkSession spark = BenchmarkSpark.start(1)) {
      spark
          .range(0, records, 1, files)
          .selectExpr(UniverseColumns.expressions().toArray(String[]::new))
          .write()
          .mode(SaveMode.Overwrite)
          .option("compression", arguments[2])
          .option("parquet.block.size", 1 << 30)
          .parquet(arguments[3]);
    }
  }
}
