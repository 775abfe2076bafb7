package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
    Process run = start(copy);
    await(() -> scoring(copy));
    List<ProcessHandle> hosts =
        run.descendants()
            .filter(child -> child.info().command().orElse("").contains("martlet-"))
            .toList();
    assertThat(hosts).isNotEmpty();

    run.destroyForcibly().waitFor();

    await(() -> hosts.stream().noneMatch(ProcessHandle::isAlive));
    assertThat(Golden.visible(copy, "coverage", "household")).isEmpty();
    assertThat(copy.martlet("status").out())
        .contains("interrupted, 0 of 2 passes done", "mart coverage: pending");
    copy.removeFaultyModel("coverage", 8, "hanging");
    assertThat(copy.martlet("run").lastLine()).startsWith("Published 2 marts: 14 models");
    assertThat(Golden.published(copy, "coverage", "household")).isEqualTo(Golden.expected());
  }

  /** A process of its own, as the launcher starts it. */
  private static Process start(Copy copy) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.add("@" + Copy.home().resolve("runtime/spark/jvm.options"));
    command.add("-Dmartlet.home=" + Copy.home());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Martlet.class.getName(), "run", copy.folder().toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(new File("/dev/null"))
        .start();
  }

  /** Whether a task of the run has begun to score. */
  private static boolean scoring(Copy copy) throws IOException {
    Path scores = copy.folder().resolve(".martlet/scores");
    if (!Files.exists(scores)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(scores)) {
      return files.anyMatch(file -> file.toString().endsWith(".parquet"));
    }
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(90));
    while (!condition.call()) {
      assertThat(Instant.now()).as("in time").isBefore(deadline);
      Thread.sleep(50);
    }
  }
}
