package io.martlet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.martlet.emr.emulator.EmrEmulator;
import io.martlet.emr.emulator.EmrEmulator.ClusterState;
import io.martlet.emr.emulator.EmulatedTime;
import io.martlet.emr.emulator.Fault;
import io.martlet.emr.emulator.FaultScript;
import io.martlet.emr.emulator.StepPrograms;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The DAG on a real Airflow, against an emulator whose steps do nothing. */
class AirflowTest {

  private static final int SEEDS = 20;

  @TempDir private Path folder;

  private static EmrEmulator emulator(List<Fault> faults) throws Exception {
    return EmrEmulator.start(
        0,
        EmulatedTime.faster(300),
        StepPrograms.stubbed(Duration.ofMinutes(2)),
        new FaultScript(faults));
  }

  private static Fault fault(Fault.Kind kind, String target, int times) {
    return new Fault(kind, target, "*", 0, times, Duration.ofSeconds(30), 30);
  }

  private static List<String> completed(EmrEmulator emulator) {
    return emulator.clusters().stream()
        .flatMap(cluster -> cluster.steps().stream())
        .filter(step -> step.endsWith(" COMPLETED"))
        .sorted()
        .toList();
  }

  private static void requireNoneLeft(EmrEmulator emulator) throws Exception {
    Waiting.until(
        "all clusters ended", () -> emulator.clusters().stream().allMatch(ClusterState::ended));
  }

  /** A cluster is lost, steps fail, and the service is away for a while. */
  @Test
  void aRunGoesToSuccessThroughFaults() throws Exception {
    List<Fault> faults =
        List.of(
            fault(Fault.Kind.CLUSTER_LOST, "*-cluster-1-1", 1),
            fault(Fault.Kind.STEP_FAILS, "step-002", 1),
            fault(Fault.Kind.RESPONSE_LOST, "RunJobFlow", 1),
            fault(Fault.Kind.UNAVAILABLE, "*", 4));
    Airflow airflow = Airflow.in(folder);
    assertThat(airflow.dag()).doesNotContain("emulated-secret", "jdbc:");
    try (EmrEmulator emulator = emulator(faults)) {
      JsonNode run = airflow.run(0, List.of(emulator.endpoint())).get(0);

      assertThat(run.path("run").asText()).as(run.toString()).isEqualTo("success");
      assertThat(completed(emulator)).containsExactly("step-001 COMPLETED", "step-002 COMPLETED");
      requireNoneLeft(emulator);

      JsonNode cleared = airflow.run(0, List.of(emulator.endpoint())).get(0);

      assertThat(cleared.path("run").asText()).as(cleared.toString()).isEqualTo("success");
      assertThat(completed(emulator)).hasSize(2);
    }
  }

  /** They fail no step; a task scores them again, tried again when it breaks off. */
  @Test
  void modelsThatFailedAreScoredAgain() throws Exception {
    Airflow airflow = Airflow.in(folder);
    airflow.martlet("[ $(wc -l < '%s') -gt 1 ]".formatted(folder.resolve("calls")));
    try (EmrEmulator emulator = emulator(List.of());
        Topic topic = new Topic()) {
      airflow.tell(topic);
      JsonNode run = airflow.run(0, List.of(emulator.endpoint())).get(0);

      assertThat(run.path("run").asText()).as(run.toString()).isEqualTo("success");
      assertThat(topic.heard())
          .singleElement()
          .satisfies(
              told ->
                  assertThat(told)
                      .contains(
                          "TargetArn=arn:aws:sns:us-east-1:123456789012:runs",
                          "martlet_insurance: done ("));
      assertThat(airflow.calls())
          .hasSize(2)
          .containsOnly(
              "submit %s --retry 00000000000-000000 --wait".formatted(folder.resolve("catalog")));
      requireNoneLeft(emulator);

      airflow.martlet("exit 5");
      JsonNode failed = airflow.run(1, List.of(emulator.endpoint())).get(0);

      assertThat(failed.path("run").asText()).as(failed.toString()).isEqualTo("failed");
      assertThat(failed.at("/tasks/retry_failed").asText()).isEqualTo("failed");
      assertThat(topic.heard())
          .hasSize(2)
          .last()
          .asString()
          .contains("martlet_insurance: failed (");
      requireNoneLeft(emulator);
    }
  }

  @Test
  void aWorkerThatIsKilledLeavesNothingThatIsDoneTwice() throws Exception {
    Airflow airflow = Airflow.in(folder);
    try (EmrEmulator emulator = emulator(List.of())) {
      Process worker = airflow.start(folder.resolve("killed.out"), 0, List.of(emulator.endpoint()));
      Waiting.until("a cluster", () -> !emulator.clusters().isEmpty());
      worker.destroyForcibly().waitFor();

      JsonNode run = airflow.run(0, List.of(emulator.endpoint())).get(0);

      assertThat(run.path("run").asText()).as(run.toString()).isEqualTo("success");
      assertThat(emulator.clusters()).hasSize(2);
      requireNoneLeft(emulator);
    }
  }

  @Test
  void noFaultLeavesAClusterBehind() throws Exception {
    Airflow airflow = Airflow.in(folder);
    List<EmrEmulator> emulators = new ArrayList<>();
    try {
      for (int seed = 1; seed <= SEEDS; seed++) {
        emulators.add(emulator(faults(new Random(seed))));
      }
      List<JsonNode> runs = airflow.run(0, emulators.stream().map(EmrEmulator::endpoint).toList());

      for (int i = 0; i < SEEDS; i++) {
        EmrEmulator emulator = emulators.get(i);
        requireNoneLeft(emulator);
        List<String> completed = completed(emulator);
        assertThat(completed).as("seed " + (i + 1)).doesNotHaveDuplicates();
        assertThat(runs.get(i).path("run").asText())
            .as("seed " + (i + 1) + ": " + runs.get(i))
            .isEqualTo(completed.size() == 2 ? "success" : "failed");
      }
    } finally {
      emulators.forEach(EmrEmulator::close);
    }
  }

  private static List<Fault> faults(Random random) {
    List<Fault> faults = new ArrayList<>();
    List<Fault.Kind> kinds = List.of(Fault.Kind.values());
    for (int i = random.nextInt(5); i >= 0; i--) {
      Fault.Kind kind = kinds.get(random.nextInt(kinds.size()));
      String target =
          switch (kind) {
            case THROTTLED, UNAVAILABLE, RESPONSE_LOST ->
                List.of("*", "RunJobFlow", "DescribeCluster").get(random.nextInt(3));
            case STEP_FAILS -> "step-00" + (1 + random.nextInt(2));
            default -> "*-cluster-" + (1 + random.nextInt(2)) + "-*";
          };
      faults.add(
          new Fault(
              kind,
              target,
              "*",
              random.nextInt(3),
              1 + random.nextInt(2),
              Duration.ofSeconds(random.nextInt(120)),
              30));
    }
    return faults;
  }
}
