package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.HostProcesses.Role;
import io.martlet.cli.HostProcesses.Signal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody kills, ends or stops what scores, at any moment of a run in which two models go wrong by
 * themselves: every other model has its scores, nobody else is blamed, and nothing is left. {@code
 * -Dfaults.seeds=1..200} tries those seeds, and tells of each.
 */
@Timeout(300)
class FaultsWhileScoringTest {

  /** What small seeds draw first is much the same. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  /** What these records take at least. */
  private static final long SCORING_MILLIS = 1500;

  private static final int RECORDS = 6_000;
  private static final String PATIENCE = "3";
  private static final Set<String> ILL = Set.of("library_exit_like_a_crash", "program_segfault");

  @TempDir private static Path folder;
  private static ChaosCatalog catalog;
  private static Copy copy;
  private static RunLeftovers before;
  private static final FaultTimes TIMES = new FaultTimes();

  @BeforeAll
  static void start() throws Exception {
    catalog =
        ChaosCatalog.write(
            folder.resolve("catalog"),
            RECORDS,
            ChaosCatalog.allFaults().stream()
                .filter(fault -> ILL.contains(fault.model()))
                .toList());
    copy = new Copy(catalog.folder());
    hold("without a fault", copy.martlet("run", "--model-timeout", PATIENCE));
    before = RunLeftovers.now();
  }

  @AfterAll
  static void tell() {
    if (System.getProperty("faults.seeds") != null) {
      System.out.println(TIMES.table());
    }
  }

  static IntStream seeds() {
    String[] range = System.getProperty("faults.seeds", "1..2").split("\\.\\.", 2);
    return IntStream.rangeClosed(Integer.parseInt(range[0]), Integer.parseInt(range[1]));
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void costTimeOnly(int seed) throws Exception {
    Random random = new Random(seed * SPREAD);
    List<String> told = new ArrayList<>(List.of("seed " + seed));
    if (seed % 8 == 0) {
      killRun(random, told);
      Copy.Result resumed = copy.martlet("resume", "--model-timeout", PATIENCE);
      hold(told.toString(), resumed.lastLine().startsWith("Nothing to resume") ? run() : resumed);
    } else {
      long begin = System.nanoTime();
      CompletableFuture<Copy.Result> run =
          CompletableFuture.supplyAsync(FaultsWhileScoringTest::run);
      int faults = 1 + seed % 3 / 2;
      for (int fault = 0; fault < faults; fault++) {
        strike(random, run, told, faults == 1);
      }
      Copy.Result result = run.get(200, TimeUnit.SECONDS);
      if (faults == 1) {
        TIMES.whole(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
      }
      hold(told.toString(), result);
    }
    System.out.println(String.join("; ", told));
    before.holdNow(told.toString());
  }

  private static Copy.Result run() {
    return copy.martlet("run", "--all", "--model-timeout", PATIENCE);
  }

  private static <T> T drawn(Random random, List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static void strike(
      Random random, CompletableFuture<Copy.Result> run, List<String> told, boolean alone)
      throws Exception {
    HostProcesses processes = new HostProcesses(ProcessHandle.current());
    Role role = drawn(random, List.of(Role.values()));
    Signal signal = drawn(random, List.of(Signal.values()));
    long wait = random.nextLong(SCORING_MILLIS);
    while (processes.in(Role.HOST).isEmpty() && !run.isDone()) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    try {
      run.get(wait, TimeUnit.MILLISECONDS);
    } catch (java.util.concurrent.TimeoutException e) {
      told.add("after " + wait + " ms");
    }
    List<ProcessHandle> there = processes.in(role);
    while (there.isEmpty() && !run.isDone()) {
      there = processes.in(role);
    }
    if (there.isEmpty()) {
      told.add("no " + role + " for " + signal);
      return;
    }
    List<ProcessHandle> former = processes.in(Role.SUPERVISOR);
    signal.send(drawn(random, there));
    long struck = System.nanoTime();
    String what = signal + " " + role;
    told.add(what);
    while (former.containsAll(processes.in(Role.SUPERVISOR)) && !run.isDone()) {
      TimeUnit.MILLISECONDS.sleep(2);
    }
    long noticed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - struck);
    told.add(run.isDone() ? "not noticed" : "noticed after " + noticed + " ms");
    if (alone) {
      TIMES.struck(what, run.isDone() ? -1 : noticed);
    }
  }

  /** A run in a process of its own, which dies; and all that it has started. */
  private static void killRun(Random random, List<String> told) throws Exception {
    Process run =
        copy.start(folder.resolve("run.log"), "run", "--all", "--model-timeout", PATIENCE);
    HostProcesses processes = new HostProcesses(run.toHandle());
    while (run.isAlive() && processes.in(Role.HOST).isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    run.waitFor(random.nextLong(SCORING_MILLIS), TimeUnit.MILLISECONDS);
    List<ProcessHandle> hosts = processes.all();
    told.add((run.isAlive() ? "the run killed, " : "the run was over, ") + hosts.size() + " hosts");
    run.destroyForcibly().waitFor();
    for (ProcessHandle host : hosts) {
      host.onExit().get(20, TimeUnit.SECONDS);
    }
  }

  private static void hold(String told, Copy.Result run) throws Exception {
    assertThat(run.exitCode()).as(told + run.err()).isEqualTo(ExitCode.FAILED_MODELS);
    assertThat(run.lastLine()).as(told + run.err()).startsWith("Published 1 of 2 marts: 82 models");
    SoftAssertions softly = new SoftAssertions();
    new ChaosScores(catalog, copy).hold(softly);
    try {
      softly.assertAll();
    } catch (AssertionError e) {
      throw new AssertionError(told + run.err(), e);
    }
  }
}
