package io.martlet.driver;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.spark.host.FailureKind;
import io.martlet.spark.score.FileWork;
import io.martlet.spark.score.StageTimes;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.apache.spark.metrics.source.Source;

/**
 * What the tasks of a driver have done so far, counted on the driver as they end: a source of
 * Spark's metrics system, whose sinks show it to whoever has dashboards.
 */
final class RunMetrics implements Source, AutoCloseable {

  /** As Spark calls the source. */
  static final String SOURCE = "run";

  private final MetricRegistry registry = new MetricRegistry();
  private final Counter files = registry.counter("files");
  private final Counter records = registry.counter("records");
  private final Counter modelRecords = registry.counter("model_records");
  private final Counter bytesRead = registry.counter("bytes_read");
  private final Counter bytesWritten = registry.counter("bytes_written");
  private final Counter hostRestarts = registry.counter("host_restarts");
  private final Counter processor = registry.counter("processor_nanoseconds");
  private final Map<String, Counter> stages = new LinkedHashMap<>();
  private final Map<FailureKind, Counter> failures = new EnumMap<>(FailureKind.class);

  RunMetrics() {
    StageTimes.NONE
        .byStage()
        .keySet()
        .forEach(stage -> stages.put(stage, registry.counter("stage_nanoseconds." + stage)));
    for (FailureKind kind : FailureKind.values()) {
      failures.put(kind, registry.counter("failed_models." + name(kind)));
    }
  }

  /** Has Spark show it until it is closed. */
  static RunMetrics registered() {
    RunMetrics metrics = new RunMetrics();
    SparkEnv.get().metricsSystem().registerSource(metrics);
    return metrics;
  }

  /** A task has come to its end. */
  void fileScored(PlanMicrobatch microbatch, FileWork work) {
    files.inc();
    records.inc(work.rows());
    modelRecords.inc(work.rows() * microbatch.models().size());
    bytesRead.inc(work.bytesRead());
    bytesWritten.inc(work.bytesWritten());
    hostRestarts.inc(work.hostRestarts());
    processor.inc(work.processorNanos());
    work.times().byStage().forEach((stage, nanos) -> stages.get(stage).inc(nanos));
  }

  /** A pass is through, and has no scores of a model. */
  void modelFailed(FailureKind kind) {
    failures.get(kind).inc();
  }

  long modelRecords() {
    return modelRecords.getCount();
  }

  long bytesRead() {
    return bytesRead.getCount();
  }

  long bytesWritten() {
    return bytesWritten.getCount();
  }

  long hostRestarts() {
    return hostRestarts.getCount();
  }

  double processorSeconds() {
    return processor.getCount() / 1e9;
  }

  /** By stage, in seconds. */
  Map<String, Double> stageSeconds() {
    Map<String, Double> seconds = new LinkedHashMap<>();
    stages.forEach((stage, counter) -> seconds.put(stage, counter.getCount() / 1e9));
    return seconds;
  }

  /** By kind, models that have no scores. */
  Map<String, Long> failures() {
    Map<String, Long> counts = new LinkedHashMap<>();
    failures.forEach((kind, counter) -> counts.put(name(kind), counter.getCount()));
    return counts;
  }

  private static String name(FailureKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String sourceName() {
    return SOURCE;
  }

  @Override
  public MetricRegistry metricRegistry() {
    return registry;
  }

  @Override
  public void close() {
    SparkEnv.get().metricsSystem().removeSource(this);
  }
}
