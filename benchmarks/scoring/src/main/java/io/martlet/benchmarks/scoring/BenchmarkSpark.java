package io.martlet.benchmarks.scoring;

import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/** Spark in this process. */
final class BenchmarkSpark {

  private BenchmarkSpark() {}

  /** With that many task slots. */
  static SparkSession start(int cores) {
    return SparkSession.builder()
        .appName("scoring-benchmark")
        .master(String.format(Locale.ROOT, "local[%d]", cores))
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.debug.maxToStringFields", "50")
        // Else Spark leaves its columnar reader at such a width, and compiles methods that the JVM
        // would then only interpret.
        .config("spark.sql.codegen.maxFields", "5000")
        .config("spark.sql.codegen.hugeMethodLimit", "8000")
        .config("spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem")
        .getOrCreate();
  }
}
