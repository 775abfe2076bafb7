package io.martlet.properties.mart;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.driver.RunStep;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.MartState;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunState;
import io.martlet.plan.StepCall;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A driver is killed by {@code kill -9} at any moment, and often the next one, too; the one after
 * it brings the run to its end: the mart is right, and ledger, table and files agree.
 */
class KilledDriverTest {

  @TempDir private static Path folder;
  private static Ledger ledger;
  private static MartLife life;

  /** What a driver takes from when its run is on record. */
  private static long wholeMillis;

  @BeforeAll
  static void start() throws Exception {
    ledger = Ledger.local(folder.resolve("ledger"));
    life = new MartLife(folder, ledger);
    life.run(true, Step.Manner.ALL_ANEW);
    Process driver = driver(life.plan(true, Step.Manner.ALL_ANEW), "whole");
    awaitBegin(driver);
    long begin = System.nanoTime();
    assertThat(driver.waitFor()).isZero();
    wholeMillis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
  }

  @AfterAll
  static void stop() {
    life.close();
  }

  static List<Integer> seeds() {
    return Seeds.or("1..4");
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void theNextOneGoesOn(int seed) throws Exception {
    Random random = new Random(seed);
    life.take(new Step(Step.Kind.RESCORE, seed, true, Step.Manner.ALL_ANEW));
    StepCall call = life.plan(true, Step.Manner.ALL_ANEW);
    List<String> told = new ArrayList<>(List.of("seed " + seed));
    for (int kills = 1 + seed % 2; kills > 0; kills--) {
      long millis = random.nextLong(wholeMillis + 1);
      Process driver = driver(call, "killed");
      if (random.nextInt(8) > 0) {
        awaitBegin(driver);
      }
      driver.waitFor(millis, TimeUnit.MILLISECONDS);
      told.add("killed after %s of %s ms, %s".formatted(millis, wholeMillis, stage()));
      driver.destroyForcibly().waitFor();
    }
    System.out.println(String.join("; ", told));

    MartLife.Ending ending = life.run(call);

    assertThat(ending).as("%s", told).isEqualTo(MartLife.Ending.PUBLISHED);
    assertThat(life.published()).as("%s", told).isEqualTo(life.declared());
    assertThat(life.differences()).as("%s", told).isEmpty();
  }

  /** A driver as a cluster has it, in a process of its own. */
  private static Process driver(StepCall call, String name) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + Path.of(System.getProperty("martlet.home"), "runtime/spark/jvm.options"),
                "-XX:TieredStopAtLevel=1",
                "-Dspark.master=local[1]",
                "-Dspark.app.name=killed",
                "-Dspark.ui.enabled=false",
                "-Dspark.driver.host=127.0.0.1",
                "-cp",
                System.getProperty("java.class.path"),
                RunStep.class.getName()));
    command.addAll(call.arguments());
    ProcessBuilder driver = new ProcessBuilder(command);
    driver.environment().put(StepCall.LEDGER, ledger.jdbcUrl());
    return driver
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  private static void awaitBegin(Process driver) throws InterruptedException {
    while (driver.isAlive() && !life.isOnRecord()) {
      Thread.sleep(5);
    }
  }

  /** How far the run has come. */
  private static String stage() {
    RunQueries queries = ledger.queries();
    Optional<RunRecord> run = queries.run(life.lastRun());
    if (run.isEmpty()) {
      return "before it began";
    }
    if (run.get().state() == RunState.FINISHED) {
      return "after its end";
    }
    RunQueries.Progress passes = queries.microbatches(run.get().id());
    if (passes.done() < passes.planned()) {
      return passes.running() > 0 ? "while it scored" : "before it scored";
    }
    boolean published =
        queries.marts(run.get().id()).stream()
            .allMatch(mart -> mart.state() == MartState.PUBLISHED);
    return published ? "while it ended" : "while it published";
  }
}
