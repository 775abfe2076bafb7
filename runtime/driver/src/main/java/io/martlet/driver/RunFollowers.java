package io.martlet.driver;

import io.martlet.ledger.RunRecorder.MartEnding;
import io.martlet.plan.PlanMart;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import io.openlineage.client.OpenLineage.RunEvent;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.SparkConf;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those outside Martlet who follow what a driver does. None of them can stop it. */
final class RunFollowers implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunFollowers.class);

  private final RunMetrics metrics;
  private final Optional<MetricsFile> file;
  private final Optional<Lineage> lineage;
  private final Optional<LineageClient> client;
  private final RunWatcher watcher;

  private RunFollowers(
      RunMetrics metrics,
      Optional<MetricsFile> file,
      Optional<Lineage> lineage,
      Optional<LineageClient> client,
      RunWatcher watcher) {
    this.metrics = metrics;
    this.file = file;
    this.lineage = lineage;
    this.client = client;
    this.watcher = watcher;
  }

  /** Such as Spark's settings and the environment ask for. */
  static RunFollowers of(RunPlan plan, StepCall call, SparkConf settings, RunWatcher watcher) {
    Optional<LineageClient> client = LineageClient.of(settings, System.getenv(), watcher);
    return new RunFollowers(
        RunMetrics.registered(),
        MetricsFile.of(settings, plan.catalog()),
        client.map(any -> new Lineage(plan, call.run(), new RunPlaces(call.root()))),
        client,
        watcher);
  }

  /** The driver takes part in the run. */
  void started() {
    tell(Lineage::started);
  }

  /** The driver has brought a mart to its end. */
  void ended(PlanMart mart, MartEnding ending) {
    tell(events -> events.started(mart));
    tell(events -> events.ended(mart, ending));
  }

  /** Hears of all that tasks do. */
  RunMetrics metrics() {
    return metrics;
  }

  /** The driver has done what it was called for. */
  void ended(RunEnd end) {
    tell(Lineage::ended);
    closeLineage();
    write(file -> file.ended(metrics, end));
  }

  /** It broke off. */
  void broken() {
    tell(Lineage::broken);
    closeLineage();
    write(file -> file.broken(metrics));
  }

  private void tell(Function<Lineage, RunEvent> event) {
    client.ifPresent(receiver -> receiver.send(event.apply(lineage.orElseThrow())));
  }

  private void closeLineage() {
    client.ifPresent(LineageClient::close);
  }

  private interface Writing {
    void to(MetricsFile file) throws IOException;
  }

  private void write(Writing writing) {
    if (file.isPresent()) {
      try {
        writing.to(file.get());
      } catch (IOException | RuntimeException e) {
        LOG.warn("metrics are not written", e);
        watcher.remark(
            "Metrics are not written: %s is no folder that the driver can write (%s)."
                .formatted(file.get().folder(), MetricsFile.SETTING));
      }
    }
  }

  @Override
  public void close() {
    metrics.close();
  }
}
