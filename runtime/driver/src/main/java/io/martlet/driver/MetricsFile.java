package io.martlet.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;

/**
 * Leaves the metrics of a driver that has ended where node exporter's textfile collector looks:
 * {@code martlet-CATALOG.prom} in a folder of this machine, there whole or not at all.
 */
final class MetricsFile {

  /** Which folder. Without it nothing is written. */
  static final String SETTING = "spark.martlet.metrics.textfile";

  private final Path folder;
  private final String catalog;
  private final Instant started = Instant.now();

  private MetricsFile(Path folder, String catalog) {
    this.folder = folder;
    this.catalog = catalog;
  }

  /** The one that Spark's settings ask for. */
  static Optional<MetricsFile> of(SparkConf settings, String catalog) {
    return settings.contains(SETTING)
        ? Optional.of(new MetricsFile(Path.of(settings.get(SETTING)), catalog))
        : Optional.empty();
  }

  /** Where it goes. */
  Path folder() {
    return folder;
  }

  /**
   * Tells of a driver that has done what it was called for.
   *
   * @throws IOException when it cannot be written
   */
  void ended(RunMetrics metrics, RunEnd end) throws IOException {
    RunSummary run = end.summary();
    Map<String, Long> marts = new LinkedHashMap<>();
    marts.put("published", run.published());
    marts.put("held", run.held());
    marts.put("staged", run.marts() - run.published() - run.held());
    Map<String, Long> models = new LinkedHashMap<>();
    models.put("scored", run.models() - run.kept() - run.failed());
    models.put("kept", run.kept());
    models.put("failed", run.failed());
    write(
        of(metrics, true)
            .add(
                "martlet_run_whole",
                "Whether nothing of the run is left to do.",
                run.whole() ? 1 : 0)
            .add(
                "martlet_run_marts", "Marts of the run by what has become of them.", "state", marts)
            .add("martlet_run_models", "Models of the run's marts.", "state", models)
            .add("martlet_run_records", "Records of the universe.", run.records())
            .add("martlet_run_scoring_seconds", "Time in passes.", end.scoring().toNanos() / 1e9)
            .add(
                "martlet_run_publishing_seconds",
                "All other time.",
                end.publishing().toNanos() / 1e9));
  }

  /**
   * Tells of a driver that broke off.
   *
   * @throws IOException when it cannot be written
   */
  void broken(RunMetrics metrics) throws IOException {
    write(of(metrics, false));
  }

  private MetricsText of(RunMetrics metrics, boolean succeeded) {
    return new MetricsText(catalog)
        .add(
            "martlet_run_succeeded",
            "Whether the last driver that ended has done what it was called for.",
            succeeded ? 1 : 0)
        .add("martlet_run_started_timestamp_seconds", "When it began.", started.getEpochSecond())
        .add(
            "martlet_run_finished_timestamp_seconds",
            "When it ended.",
            Instant.now().getEpochSecond())
        .add("martlet_run_model_records", "Records times models scored.", metrics.modelRecords())
        .add(
            "martlet_run_failed_models",
            "Models that have no scores, by why.",
            "kind",
            metrics.failures())
        .add(
            "martlet_run_host_restarts",
            "Model hosts that went down and were replaced.",
            metrics.hostRestarts())
        .add("martlet_run_bytes_read", "Bytes read of the universe's pages.", metrics.bytesRead())
        .add(
            "martlet_run_bytes_written",
            "Bytes of marts and scores that passes have written.",
            metrics.bytesWritten())
        .add(
            "martlet_run_processor_seconds",
            "Processor time of tasks and their hosts.",
            metrics.processorSeconds())
        .add(
            "martlet_run_stage_seconds",
            "Time of tasks by what they did.",
            "stage",
            metrics.stageSeconds());
  }

  private void write(MetricsText text) throws IOException {
    // The collector reads what ends in .prom, as another user.
    Path part = Files.createTempFile(folder, ".martlet-", ".part");
    try {
      Files.writeString(part, text.toString());
      Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-r--r--"));
      Files.move(
          part,
          folder.resolve("martlet-" + catalog + ".prom"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
