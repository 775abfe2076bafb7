package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of scoring. */
class KilledRunTest {

  @TempDir private Path folder;

  @Test
  void nothingIsShownAndTheNextRunSucceeds() throws Exception {
    Copy copy = Copy.in(folder);
    copy.addFaultyModels("coverage", 8, List.of("hanging"));
    Process run = copy.start(folder.resolve("run.log"), "run");
    await(() -> scoring(copy));
    List<ProcessHandle> hosts =
        run.descendants()
            .filter(child -> child.info().command().orElse("").contains("martlet-"))
            .toList();
    assertThat(hosts).isNotEmpty();

    run.destroyForcibly().waitFor();

    await(() -> hosts.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(Golden.visible(copy, "coverage", "household")).isEmpty();
    Copy.Result status = copy.martlet("status");
    assertThat(status.out())
        .contains("interrupted, 0 of 1 pass done", "mart coverage: pending")
        .doesNotContain("Published");
    assertThat(status.lastLine()).startsWith("Interrupted with 0 of 2 marts published (run ");
    assertThat(status.exitCode()).isEqualTo(ExitCode.FAILED);
    assertThat(copy.martlet("resume", "mart:coverage").err())
        .contains("A run is resumed as a whole: name no models.");
    copy.removeFaultyModel("coverage", 8, "hanging");
    assertThat(copy.martlet("run").lastLine()).startsWith("Published 2 marts: 14 models");
    assertThat(Golden.published(copy, "coverage", "household")).isEqualTo(Golden.expected());
  }

  /** As Ctrl-C does, in other words. */
  @Test
  void aRunThatIsToldToEndSaysSo() throws Exception {
    Copy copy = Copy.in(folder);
    copy.addFaultyModels("coverage", 8, List.of("hanging"));
    Path log = folder.resolve("run.log");
    Process run = copy.start(log, "run");
    await(() -> scoring(copy));

    run.destroy();
    run.waitFor();

    assertThat(Files.readAllLines(log))
        .last()
        .isEqualTo(
            "Interrupted. Readers keep what they had; martlet status tells how far it came.");
    Copy.Result status = copy.martlet("status");
    assertThat(status.out()).contains("martlet resume goes on with it");
    assertThat(status.lastLine()).startsWith("Interrupted with 0 of 2 marts");
    String id = status.lastLine().replaceFirst(".*\\(run (.+)\\)\\.", "$1");
    Copy.Result resumed = copy.martlet("resume", "--model-timeout", "2");
    assertThat(resumed.out()).contains("Going on with run " + id + ".");
    assertThat(resumed.lastLine())
        .isEqualTo("Published 1 of 2 marts: 15 models, 8,802 records, 1 failed (run " + id + ").");
    assertThat(copy.martlet("resume").lastLine())
        .isEqualTo("Nothing to resume: run " + id + " has finished.");
  }

  /** Whether a task of the run has begun to score. */
  private static boolean scoring(Copy copy) throws IOException {
    Path warehouse = copy.folder().resolve(".martlet/warehouse");
    if (!Files.exists(warehouse)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(warehouse)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofMinutes(5));
    while (!condition.call()) {
      assertThat(Instant.now()).as("in time").isBefore(deadline);
      Thread.sleep(50);
    }
  }
}
