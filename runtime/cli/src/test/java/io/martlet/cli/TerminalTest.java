package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person sees who runs a catalog in a terminal, as a terminal's emulator shows it. */
class TerminalTest {

  @TempDir private Path folder;

  /** A screen and how the command ended. */
  private record Seen(int exitCode, List<String> lines) {}

  @ParameterizedTest
  @CsvSource({"80,24", "120,40"})
  void everyLineOfARunIsThereAndWhole(int columns, int rows) throws Exception {
    Copy copy = Copy.in(folder);

    Seen seen = show(columns, rows, List.of(), copy, "run");

    assertThat(seen.exitCode()).as("%s", seen.lines()).isZero();
    assertThat(seen.lines()).hasSize(4);
    assertThat(seen.lines().get(0)).matches("  prepare +[0-9.]+ s  8,802 records, 1 file");
    assertThat(seen.lines().get(1)).matches("  score +[0-9.]+ s  .+ model-records/s");
    assertThat(seen.lines().get(2)).matches("  publish +[0-9.]+ s  2 of 2 marts");
    assertThat(seen.lines().get(3)).startsWith("Published 2 marts: 14 models, 8,802 records");
  }

  @Test
  void ctrlCEndsInOneSentence() throws Exception {
    Copy copy = Copy.in(folder);
    copy.addFaultyModels("coverage", 8, List.of("hanging"));

    Seen seen = show(80, 24, List.of("--interrupt-at", "  score  ["), copy, "run");

    assertThat(seen.exitCode()).isEqualTo(130);
    assertThat(String.join(" ", seen.lines()))
        .endsWith("Interrupted. Readers keep what they had; martlet status tells how far it came.")
        .containsOnlyOnce("Interrupted");
  }

  private Seen show(int columns, int rows, List<String> options, Copy copy, String command)
      throws IOException, InterruptedException {
    List<String> words = new ArrayList<>();
    words.add(Copy.home().resolve("target/python/bin/python").toString());
    words.add(Copy.home().resolve("runtime/cli/src/test/python/terminal.py").toString());
    words.addAll(List.of(String.valueOf(columns), String.valueOf(rows)));
    words.addAll(options);
    words.addAll(copy.command(command, System.getProperty("java.class.path")));
    Process python =
        new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String shown = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Seen(python.waitFor(), shown.lines().toList());
  }
}
