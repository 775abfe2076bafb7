package io.martlet.emr;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.emr.emulator.EmrEmulator.ClusterState;
import io.martlet.emr.emulator.Fault;
import io.martlet.plan.RunPlan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Schedules of faults by their seeds: whatever goes wrong, and however often whoever follows the
 * run is killed, it comes to a named end, no step is done twice, no cluster is left, and the calls
 * are bounded. More seeds: {@code benchmarks/faults/emr/run}.
 */
class SimulatedRunsTest {

  private static final RunPlan PLAN = Plans.of(4, 6);

  /** By one who follows to the end, and the few who were killed before. */
  private static final int MOST_CALLS = 5_000;

  private static final List<Fault.Kind> KINDS = List.of(Fault.Kind.values());

  /** A cluster ends between the look at it and the steps that are added; no cluster ever works. */
  private static IntStream found() {
    return IntStream.of(139, 965);
  }

  static IntStream seeds() {
    String[] range = System.getProperty("seeds", "1..30").split("\\.\\.", 2);
    return IntStream.concat(
        found(), IntStream.rangeClosed(Integer.parseInt(range[0]), Integer.parseInt(range[1])));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void itComesToANamedEnd(int seed) throws Exception {
    Random random = new Random(seed);
    try (Simulation simulation = new Simulation(faults(random), seed)) {
      List<ClusterEnd> ends = untilItEnds(simulation, random);
      simulation.afterwards();

      assertThat(ends).hasSize(4).doesNotContain(ClusterEnd.CANCELLED, ClusterEnd.TIMED_OUT);
      List<ClusterState> clusters = simulation.emulator.clusters();
      assertThat(clusters).allMatch(ClusterState::ended);
      assertThat(clusters).extracting(ClusterState::name).doesNotHaveDuplicates();
      assertThat(clusters.size()).isBetween(4, 4 * ClusterPart.MOST_CLUSTERS);
      Map<String, Integer> done = done(clusters);
      assertThat(done.values()).allMatch(times -> times == 1);
      if (ends.stream().allMatch(end -> end == ClusterEnd.DONE)) {
        assertThat(done).hasSize(24);
      }
      assertThat(simulation.emulator.calls().values().stream().mapToInt(each -> each).sum())
          .isLessThan(MOST_CALLS);
    }
  }

  private static Map<String, Integer> done(List<ClusterState> clusters) {
    Map<String, Integer> done = new HashMap<>();
    for (ClusterState cluster : clusters) {
      for (String step : cluster.steps()) {
        if (step.endsWith(" COMPLETED")) {
          done.merge(StepTry.planned(step.replace(" COMPLETED", "")), 1, Integer::sum);
        }
      }
    }
    return done;
  }

  /** Starts the run, and is killed and started again a few times. */
  private static List<ClusterEnd> untilItEnds(Simulation simulation, Random random)
      throws InterruptedException {
    for (int i = random.nextInt(3); i > 0; i--) {
      startOnce(simulation);
      simulation.time.of(Duration.ofMinutes(random.nextInt(30)));
    }
    for (int i = 0; i < 20; i++) {
      try {
        EmrRun run = simulation.run(PLAN);
        run.start();
        return run.follow();
      } catch (EmrUnreachableException e) {
        simulation.time.of(Duration.ofMinutes(10));
      }
    }
    throw new AssertionError("it was never followed to its end");
  }

  private static void startOnce(Simulation simulation) throws InterruptedException {
    try {
      simulation.run(PLAN).start();
    } catch (EmrUnreachableException e) {
      // As if it had been killed.
      return;
    }
  }

  private static List<Fault> faults(Random random) {
    List<Fault> faults = new ArrayList<>();
    for (int i = random.nextInt(12); i >= 0; i--) {
      Fault.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
      faults.add(
          new Fault(
              kind,
              target(kind, random),
              "*",
              random.nextInt(6),
              1 + random.nextInt(4),
              Duration.ofMinutes(random.nextInt(60)),
              30));
    }
    return faults;
  }

  private static String target(Fault.Kind kind, Random random) {
    return switch (kind) {
      case THROTTLED, UNAVAILABLE, RESPONSE_LOST ->
          List.of("*", "RunJobFlow", "AddJobFlowSteps", "DescribeCluster", "ListSteps")
              .get(random.nextInt(5));
      case STEP_FAILS -> String.format(Locale.ROOT, "step-%03d*", random.nextInt(24) + 1);
      case CLUSTER_LOST, PROVISIONING_TIMES_OUT, BOOTSTRAP_FAILS, SPOT_WAVE ->
          random.nextBoolean() ? "*" : "*-cluster-" + (random.nextInt(4) + 1) + "-*";
    };
  }
}
