package io.martlet.cluster;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.spark.Storage;
import io.martlet.spark.export.MartExport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on a cluster of Spark's own, with all files in S3. */
class StandaloneTest {

  @TempDir private Path folder;
  private Standalone cluster;
  private RunOnCluster run;

  @BeforeEach
  void start() throws Exception {
    cluster = Standalone.in(Files.createDirectory(folder.resolve("spark")));
    run = RunOnCluster.in(folder);
  }

  @AfterEach
  void stop() throws Exception {
    run.close();
    cluster.close();
  }

  @Test
  void itComesToTheSameAsOnALaptop() throws Exception {
    Launched command = run.run("run", Map.of(), "--master", cluster.url());

    run.requirePublishedBy(command);
    String there = export("there", "--master", cluster.url());
    assertThat(there).isEqualTo(export("here"));
    assertThat(new ObjectMapper().readTree(there).path("rows").asLong()).isEqualTo(8_802);
  }

  /** The manifest of an exported mart: rows, bytes and SHA-256 of its files. */
  private String export(String name, String... options) throws Exception {
    Launched export =
        run.export(
            name,
            Stream.concat(
                    Stream.of("--to", S3.ROOT + "/" + name, "--as", "csv"), Stream.of(options))
                .toArray(String[]::new));
    assertThat(export.exitCode()).as(export.said()).isZero();
    assertThat(export.lastLine()).startsWith("Exported 2 marts: 17,604 rows, ");
    return Storage.read(S3.ROOT + "/" + name + "/coverage/" + MartExport.MANIFEST).orElseThrow();
  }

  @Test
  void aWorkerThatIsKilledCostsNothing() throws Exception {
    Launched command = run.run("run", Map.of(), "--master", cluster.url());
    run.untilItScores();
    cluster.killWorker();

    run.requirePublishedBy(command);
  }

  /** Any task of more than a moment is started a second time on the other worker. */
  @Test
  void aTaskThatIsDoneTwiceAtOnceCountsOnce() throws Exception {
    Path events = Files.createDirectory(folder.resolve("events"));
    Launched command =
        run.run(
            "run",
            Map.of(),
            Stream.of(
                    "spark.speculation=true",
                    "spark.speculation.interval=50ms",
                    "spark.speculation.minTaskRuntime=50ms",
                    "spark.speculation.quantile=0.1",
                    "spark.speculation.multiplier=1.01",
                    "spark.speculation.task.duration.threshold=50ms",
                    "spark.eventLog.enabled=true",
                    "spark.eventLog.compress=false",
                    "spark.eventLog.dir=" + events.toUri())
                .flatMap(setting -> Stream.of("--conf", setting))
                .collect(toCollection(() -> new ArrayList<>(List.of("--master", cluster.url()))))
                .toArray(String[]::new));

    run.requirePublishedBy(command);
    try (Stream<Path> logs = Files.walk(events)) {
      assertThat(logs.filter(Files::isRegularFile))
          .anySatisfy(log -> assertThat(log).content().contains("\"Speculative\":true"));
    }
  }

  @Test
  void aDriverThatIsKilledIsTakenOver() throws Exception {
    Launched command = run.run("first", Map.of(), "--master", cluster.url());
    run.untilItScores();
    command
        .process()
        .descendants()
        .filter(
            child -> child.info().commandLine().orElse("").contains("io.martlet.driver.RunStep"))
        .forEach(ProcessHandle::destroyForcibly);
    assertThat(command.exitCode()).as(command.said()).isEqualTo(1);
    assertThat(command.lastLine()).startsWith("Interrupted with ");

    Launched again =
        run.start(
            "again",
            Map.of(),
            "run",
            run.storedPlan(),
            "--run",
            run.latest().id(),
            "--master",
            cluster.url());

    run.requirePublishedBy(again);
  }
}
