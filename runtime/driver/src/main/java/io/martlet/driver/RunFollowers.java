package io.martlet.driver;

import io.martlet.plan.RunPlan;
import java.io.IOException;
import java.util.Optional;
import org.apache.spark.SparkConf;

/** Those outside Martlet who follow what a driver does. None of them can stop it. */
final class RunFollowers implements AutoCloseable {

  private final RunMetrics metrics;
  private final Optional<MetricsFile> file;
  private final RunWatcher watcher;

  private RunFollowers(RunMetrics metrics, Optional<MetricsFile> file, RunWatcher watcher) {
    this.metrics = metrics;
    this.file = file;
    this.watcher = watcher;
  }

  /** Such as Spark's settings ask for. */
  static RunFollowers of(RunPlan plan, SparkConf settings, RunWatcher watcher) {
    return new RunFollowers(
        RunMetrics.registered(), MetricsFile.of(settings, plan.catalog()), watcher);
  }

  /** Hears of all that tasks do. */
  RunMetrics metrics() {
    return metrics;
  }

  /** The driver has done what it was called for. */
  void ended(RunEnd end) {
    write(file -> file.ended(metrics, end));
  }

  /** It broke off. */
  void broken() {
    write(file -> file.broken(metrics));
  }

  private interface Writing {
    void to(MetricsFile file) throws IOException;
  }

  private void write(Writing writing) {
    if (file.isPresent()) {
      try {
        writing.to(file.get());
      } catch (IOException | RuntimeException e) {
        watcher.remark("Metrics are not written (%s): %s".formatted(MetricsFile.SETTING, e));
      }
    }
  }

  @Override
  public void close() {
    metrics.close();
  }
}
