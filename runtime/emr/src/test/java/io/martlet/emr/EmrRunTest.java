package io.martlet.emr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.emr.emulator.EmrEmulator.ClusterState;
import io.martlet.emr.emulator.Fault;
import io.martlet.plan.RunPlan;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run on Amazon EMR does when something goes wrong there. */
class EmrRunTest {

  private static final RunPlan PLAN = Plans.of(2, 3);

  private static Fault fault(Fault.Kind kind, String target, int times, Duration after) {
    return new Fault(kind, target, "*", 0, times, after, 30);
  }

  private static Fault fault(Fault.Kind kind, String target, int times) {
    return fault(kind, target, times, Duration.ZERO);
  }

  private static List<ClusterEnd> run(Simulation simulation) throws InterruptedException {
    EmrRun run = simulation.run(PLAN);
    run.start();
    return run.follow();
  }

  private static long completed(Simulation simulation, String step) {
    return simulation.emulator.clusters().stream()
        .flatMap(cluster -> cluster.steps().stream())
        .filter(each -> each.startsWith(step) && each.endsWith(" COMPLETED"))
        .count();
  }

  @Test
  void aRunWithoutFaultsTakesOneClusterOfEach() throws Exception {
    try (Simulation simulation = new Simulation(List.of(), 1)) {
      assertThat(run(simulation)).containsOnly(ClusterEnd.DONE);
      simulation.afterwards();

      assertThat(simulation.emulator.clusters())
          .extracting(ClusterState::name)
          .containsExactly("bank-r1-cluster-2-1", "bank-r1-cluster-1-1");
      assertThat(simulation.emulator.clusters()).allMatch(ClusterState::ended);
    }
  }

  /** Whoever submits is killed after any call, and submits again. */
  @Test
  void whatIsSubmittedAgainIsFound() throws Exception {
    try (Simulation simulation = new Simulation(List.of(), 1)) {
      simulation.run(PLAN).start();
      simulation.run(PLAN).start();

      assertThat(simulation.emulator.clusters()).hasSize(2);
    }
  }

  @Test
  void aClusterWhoseCreationNobodyHeardOfIsFound() throws Exception {
    List<Fault> faults = List.of(fault(Fault.Kind.RESPONSE_LOST, "RunJobFlow", 1));
    try (Simulation simulation = new Simulation(faults, 1)) {
      simulation.run(PLAN).start();

      assertThat(simulation.emulator.clusters()).hasSize(2);
      assertThat(simulation.emulator.calls()).containsEntry("RunJobFlow", 2);
    }
  }

  @Test
  void aBusyServiceIsAskedAgainLater() throws Exception {
    List<Fault> faults =
        List.of(
            fault(Fault.Kind.THROTTLED, "RunJobFlow", 3), fault(Fault.Kind.UNAVAILABLE, "*", 5));
    try (Simulation simulation = new Simulation(faults, 1)) {
      assertThat(run(simulation)).containsOnly(ClusterEnd.DONE);

      assertThat(simulation.emulator.clusters()).hasSize(2);
    }
  }

  @Test
  void aLostClustersStepsGoToAnother() throws Exception {
    List<Fault> faults =
        List.of(fault(Fault.Kind.CLUSTER_LOST, "*-cluster-1-1", 1, Duration.ofMinutes(8)));
    try (Simulation simulation = new Simulation(faults, 1)) {
      assertThat(run(simulation)).containsOnly(ClusterEnd.DONE);

      assertThat(simulation.heard).contains("cluster-1 lost", "cluster-1 attempt 2");
      for (String step : List.of("step-001", "step-002", "step-003")) {
        assertThat(completed(simulation, step)).as(step).isEqualTo(1);
      }
    }
  }

  @Test
  void aClusterThatIsLostEachTimeIsGivenUp() throws Exception {
    List<Fault> faults = List.of(fault(Fault.Kind.PROVISIONING_TIMES_OUT, "*-cluster-2-*", 9));
    try (Simulation simulation = new Simulation(faults, 1)) {
      assertThat(run(simulation)).containsExactly(ClusterEnd.DONE, ClusterEnd.LOST);

      assertThat(simulation.emulator.clusters()).hasSize(4);
    }
  }

  @Test
  void aStepThatFailsIsRunAgainOnItsCluster() throws Exception {
    List<Fault> faults = List.of(fault(Fault.Kind.STEP_FAILS, "step-002", 1));
    try (Simulation simulation = new Simulation(faults, 1)) {
      assertThat(run(simulation)).containsOnly(ClusterEnd.DONE);

      assertThat(simulation.emulator.clusters().get(1).steps())
          .containsExactly(
              "step-001 COMPLETED",
              "step-002 FAILED",
              "step-003 COMPLETED",
              "step-002 try 2 COMPLETED");
    }
  }

  @Test
  void aStepThatAlwaysFailsIsGivenUpAndItsClusterEnded() throws Exception {
    List<Fault> faults = List.of(fault(Fault.Kind.STEP_FAILS, "step-002*", 9));
    try (Simulation simulation = new Simulation(faults, 1)) {
      assertThat(run(simulation)).containsExactly(ClusterEnd.STEPS_FAILED, ClusterEnd.DONE);
      simulation.time.of(Duration.ofMinutes(2));

      assertThat(simulation.emulator.clusters()).allMatch(ClusterState::ended);
    }
  }

  /** Steps that were added with nobody hearing of it are not added twice. */
  @Test
  void stepsAreAddedOnce() throws Exception {
    List<Fault> faults =
        List.of(
            fault(Fault.Kind.STEP_FAILS, "step-002", 1),
            fault(Fault.Kind.RESPONSE_LOST, "AddJobFlowSteps", 1));
    try (Simulation simulation = new Simulation(faults, 1)) {
      assertThat(run(simulation)).containsOnly(ClusterEnd.DONE);

      assertThat(simulation.emulator.clusters().get(1).steps()).hasSize(4);
    }
  }

  @Test
  void aCancelledRunStaysCancelled() throws Exception {
    try (Simulation simulation = new Simulation(List.of(), 1)) {
      EmrRun run = simulation.run(PLAN);
      run.start();
      assertThat(simulation.run(PLAN).cancel()).isEqualTo(2);

      assertThat(run.follow()).containsOnly(ClusterEnd.CANCELLED);
      assertThat(simulation.emulator.clusters()).hasSize(2);
    }
  }

  @Test
  void whatIsNeverAnsweredIsToldAfterBoundedCalls() throws Exception {
    List<Fault> faults = List.of(fault(Fault.Kind.UNAVAILABLE, "*", Integer.MAX_VALUE));
    try (Simulation simulation = new Simulation(faults, 1)) {
      assertThatThrownBy(() -> simulation.run(PLAN).start())
          .isInstanceOf(EmrUnreachableException.class)
          .hasMessageContaining("ListClusters in 8 tries");
      assertThat(simulation.emulator.calls().get("ListClusters")).isEqualTo(Backoff.TRIES);
    }
  }

  @Test
  void whatIsRefusedIsToldAtOnce() throws Exception {
    try (Simulation simulation = new Simulation(List.of(), 1)) {
      EmrSettings without =
          new EmrSettings(
              EmrSettings.DEFAULT.serviceRole(),
              EmrSettings.DEFAULT.machineRole(),
              List.of(),
              List.of(),
              List.of(),
              EmrSettings.DEFAULT.logs(),
              EmrSettings.DEFAULT.securityConfiguration(),
              EmrSettings.DEFAULT.tags(),
              EmrSettings.DEFAULT.ledgerSecret(),
              Duration.ofSeconds(1));
      EmrCalls calls =
          new EmrCalls(simulation.client(), new Backoff(simulation.time), simulation.time);
      EmrRequests requests = new EmrRequests(PLAN, Plans.CALL, Plans.JAR, without);

      assertThatThrownBy(() -> calls.create(requests.all().get(0)))
          .isInstanceOf(EmrRefusedException.class)
          .hasMessage(
              "Amazon EMR refuses RunJobFlow: IdleTimeout must be between 60 and 604800 seconds."
                  + " (ValidationException)");
    }
  }

  @Test
  void everyKindOfFaultHasAWord() {
    assertThat(Arrays.stream(Fault.Kind.values()).map(Fault.Kind::keyword)).doesNotHaveDuplicates();
  }
}
