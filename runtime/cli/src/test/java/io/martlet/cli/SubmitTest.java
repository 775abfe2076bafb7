package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.emr.emulator.EmrEmulator;
import io.martlet.emr.emulator.EmrEmulator.ClusterState;
import io.martlet.emr.emulator.EmulatedTime;
import io.martlet.emr.emulator.FaultScript;
import io.martlet.emr.emulator.StepPrograms;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Submitting to Amazon EMR, whose steps do nothing here. */
class SubmitTest {

  private static final String LOST =
      """
      [{"fault": "cluster-lost", "cluster": "*-cluster-1-1"},
       {"fault": "response-lost", "call": "RunJobFlow"},
       {"fault": "throttled", "call": "*", "times": 2}]""";

  @TempDir private Path folder;
  private Copy catalog;
  private EmrEmulator emulator;

  @BeforeEach
  void start() throws Exception {
    System.setProperty("aws.accessKeyId", "emulated");
    System.setProperty("aws.secretAccessKey", "a-planted-secret");
    catalog = Copy.in(folder.resolve("catalog"));
    emulator =
        EmrEmulator.start(
            0,
            EmulatedTime.faster(10_000),
            StepPrograms.stubbed(Duration.ofMinutes(5)),
            FaultScript.parse(LOST));
  }

  @AfterEach
  void stop() {
    emulator.close();
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }

  private record Said(int exitCode, String out, String err) {}

  private Said say(String verb, String... options) {
    List<String> words = new ArrayList<>(List.of(verb, catalog.folder().toString()));
    words.addAll(List.of(options));
    words.addAll(
        List.of(
            "--region",
            "us-east-1",
            "--endpoint",
            emulator.endpoint().toString(),
            "--look-again",
            "0"));
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Martlet.run(
            new PrintWriter(out, true), new PrintWriter(err, true), words.toArray(String[]::new));
    return new Said(code, out.toString(), err.toString());
  }

  /** Submitted twice, watched to its end, mended on the way, and cancelled in vain. */
  @Test
  void aRunIsStartedOnceAndFollowedToItsEnd() throws Exception {
    Said first = say("submit");
    Said second = say("submit");

    assertThat(first.exitCode()).as(first.err()).isZero();
    assertThat(first.out()).contains("Submitted: 2 clusters, 2 steps (run ");
    assertThat(lastLine(second)).isEqualTo(lastLine(first));
    assertThat(emulator.clusters()).hasSize(2);

    Said watched = say("watch");

    assertThat(watched.exitCode()).as(watched.err()).isZero();
    assertThat(watched.err()).contains("The master node was terminated.");
    assertThat(watched.out()).contains("cluster-1  done", "cluster-2  done");
    assertThat(lastLine(watched))
        .isEqualTo("No driver has put anything on record; on Amazon EMR: done.");
    assertThat(emulator.clusters()).hasSize(3);
    assertThat(first.out() + first.err() + watched.out() + watched.err())
        .doesNotContain("a-planted-secret");

    assertThat(lastLine(say("cancel"))).startsWith("Cancelled: ");
    requireEnded();
  }

  /** They are told to end, and take their time for it. */
  private void requireEnded() throws InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(2));
    while (!emulator.clusters().stream().allMatch(ClusterState::ended)) {
      assertThat(Instant.now()).as("%s", emulator.clusters()).isBefore(deadline);
      Thread.sleep(50);
    }
  }

  @Test
  void aDryRunPrintsTheRequestsAndDoesNothing() {
    Said dry = say("submit", "--dry-run", "--root", "s3://bucket/prefix");

    assertThat(dry.exitCode()).as(dry.err()).isZero();
    assertThat(dry.out())
        .contains("\"ReleaseLabel\" : \"emr-spark-8.1.0\"", "s3://bucket/prefix/drivers/");
    assertThat(emulator.calls()).isEmpty();
  }

  private static String lastLine(Said said) {
    return said.out().strip().lines().reduce("", (before, line) -> line);
  }
}
