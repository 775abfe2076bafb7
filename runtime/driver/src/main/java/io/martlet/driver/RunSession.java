package io.martlet.driver;

import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/** The Spark of a run, with the settings that correctness needs. */
public final class RunSession {

  private RunSession() {}

  /** Spark in this process, with a task slot a core. */
  public static SparkSession local() {
    // Hardly anybody looks at the web interface of a run of seconds.
    return unlessSet(needed(SparkSession.builder()), "spark.ui.enabled", "false")
        .appName("martlet")
        .master("local[*]")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        // Other users of the machine reach the loopback, too: Spark makes a secret for itself.
        .config("spark.authenticate", "true")
        .getOrCreate();
  }

  /** Spark where {@code spark-submit} has started this process, and as it was told. */
  public static SparkSession inCluster() {
    return needed(SparkSession.builder()).getOrCreate();
  }

  private static SparkSession.Builder unlessSet(
      SparkSession.Builder builder, String setting, String value) {
    return new SparkConf().contains(setting) ? builder : builder.config(setting, value);
  }

  private static SparkSession.Builder needed(SparkSession.Builder builder) {
    unlessSet(builder, "spark.metrics.namespace", "martlet");
    // Beside the web interface, where there is one.
    unlessSet(
        builder,
        "spark.metrics.conf.*.sink.prometheusServlet.class",
        "org.apache.spark.metrics.sink.PrometheusServlet");
    unlessSet(builder, "spark.metrics.conf.*.sink.prometheusServlet.path", "/metrics/prometheus");
    return builder
        // Delivered text is taken at its word: a day that is none is an error, not a null.
        .config("spark.sql.ansi.enabled", "true")
        .config("spark.sql.legacy.timeParserPolicy", "CORRECTED")
        // A task that runs out of memory fails, and is told of; it does not end the process
        // silently.
        .config("spark.executor.killOnFatalError.depth", "0")
        // What tasks of a pass send is added up as it comes, and never all there at once.
        .config("spark.driver.maxResultSize", "0")
        // Wide universes have more columns than Spark prints or compiles whole.
        .config("spark.sql.debug.maxToStringFields", "50")
        .config("spark.hadoop.fs.file.impl", "org.apache.hadoop.fs.RawLocalFileSystem")
        .config("spark.hadoop.fs.s3a.fast.upload.buffer", "bytebuffer");
  }
}
