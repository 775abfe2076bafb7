package io.martlet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.cli.Copy;
import io.martlet.emr.emulator.EmrEmulator;
import io.martlet.emr.emulator.EmrEmulator.ClusterState;
import io.martlet.emr.emulator.EmulatedTime;
import io.martlet.emr.emulator.FaultScript;
import io.martlet.emr.emulator.SparkSubmitPrograms;
import io.martlet.plan.StepCall;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs on an emulated Amazon EMR whose steps are real, with all files in S3. */
class EmrTest {

  /** A cluster is lost while its step runs, and an answer on the way. */
  private static final String FAULTS =
      """
      [{"fault": "cluster-lost", "cluster": "*-cluster-1-1", "after-seconds": 300},
       {"fault": "response-lost", "call": "RunJobFlow"},
       {"fault": "throttled", "call": "*", "times": 3, "skip": 4}]""";

  private static final Map<String, String> CREDENTIALS =
      Map.of("AWS_ACCESS_KEY_ID", "emulated", "AWS_SECRET_ACCESS_KEY", "a-planted-secret");

  @TempDir private Path folder;

  @Test
  void aRunComesToTheSameAsOnALaptop() throws Exception {
    try (RunOnCluster run = RunOnCluster.in(folder);
        EmrEmulator emulator = emulator(run);
        ProcessList processes = ProcessList.watch("a-planted-secret", password(run))) {
      String[] here = {
        "--wait",
        "--look-again",
        "1",
        "--region",
        "us-east-1",
        "--endpoint",
        emulator.endpoint().toString()
      };
      Launched command = run.submit("submit", CREDENTIALS, here);

      run.requirePublishedBy(command);
      assertThat(emulator.clusters()).hasSize(3);
      requireEnded(emulator);
      requireNoSecret(run);
      assertThat(processes.seen()).anyMatch(line -> line.contains("spark-submit"));
      assertThat(processes.isLooking()).isTrue();
      assertThat(processes.found()).isEmpty();

      Launched again = run.submit("again", CREDENTIALS, here);
      run.requirePublishedBy(again);
      assertThat(emulator.clusters()).hasSize(3);
    }
  }

  private static String password(RunOnCluster run) {
    return run.ledger().jdbcUrl().replaceFirst(".*[?&]password=([^&]*).*", "$1");
  }

  /** They are told to end, and take their time for it. */
  private static void requireEnded(EmrEmulator emulator) throws InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    while (!emulator.clusters().stream().allMatch(ClusterState::ended)) {
      assertThat(Instant.now()).as("%s", emulator.clusters()).isBefore(deadline);
      Thread.sleep(50);
    }
  }

  private EmrEmulator emulator(RunOnCluster run) throws Exception {
    String s3 = RunOnCluster.s3Jars().replace(',', ':');
    List<String> options =
        new ArrayList<>(
            List.of("--master", "local[1]", "--jars", icebergJars(), "--driver-class-path", s3));
    run.s3()
        .settings()
        .forEach((key, value) -> options.addAll(List.of("--conf", key + "=" + value)));
    return EmrEmulator.start(
        0,
        EmulatedTime.faster(60),
        new SparkSubmitPrograms(
            Spark.HOME.resolve("bin/spark-submit"),
            options,
            Map.of(StepCall.LEDGER, run.ledger().jdbcUrl(), "SPARK_LOCAL_IP", "127.0.0.1"),
            folder.resolve("steps")),
        FaultScript.parse(FAULTS));
  }

  private static String icebergJars() throws Exception {
    try (Stream<Path> jars = Files.list(Copy.home().resolve("runtime/cli/target/lib"))) {
      return jars.map(Path::toString)
          .filter(jar -> jar.contains("/iceberg-") || jar.contains("/caffeine-"))
          .sorted()
          .collect(Collectors.joining(","));
    }
  }

  /** In nothing that was uploaded, printed or logged. */
  private void requireNoSecret(RunOnCluster run) throws Exception {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        assertThat(text.contains("a-planted-secret")).as(file.toString()).isFalse();
        if (!file.startsWith(folder.resolve("ledger"))) {
          assertThat(text.contains(password(run))).as(file.toString()).isFalse();
        }
      }
    }
    assertThat(run.ledger().submissions().of("insurance").toString())
        .doesNotContain("a-planted-secret", password(run));
  }
}
