package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked of a catalog's runs, from its first to its third. */
class RunHistoryTest {

  @TempDir private Path folder;

  @Test
  void runsModelsAndFailuresAreRemembered() {
    Copy copy = SmallCatalog.in(folder, "c.csv", "1,5", "2,7", "3,9", "4,1");
    Copy.Result none = copy.martlet("runs");
    assertThat(none.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(none.err()).contains("Nothing was run of catalog c yet.");
    assertThat(copy.martlet("runs", "--json").out()).isEqualTo("[]\n");

    String first = run(copy, ExitCode.CLEAN);
    copy.replace("rank.sh", "echo 1,0", "echo 2,1");
    String second = run(copy, ExitCode.CLEAN);
    copy.replace("rank.sh", "echo 2,1", "echo 99,1");
    String third = run(copy, ExitCode.FAILED_MODELS);

    Copy.Result runs = copy.martlet("runs");
    assertThat(runs.exitCode()).as(runs.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(runs.out().lines().map(String::strip).toList())
        .satisfiesExactly(
            head -> assertThat(head).startsWith("run"),
            line -> assertThat(line).startsWith(third).endsWith("0 of 1       1  1 failed"),
            line -> assertThat(line).startsWith(second).endsWith("1 of 1       1  published"),
            line -> assertThat(line).startsWith(first).endsWith("1 of 1       1  published"),
            line -> assertThat(line).isEmpty(),
            line ->
                assertThat(line)
                    .startsWith("3 runs of c; the latest: Published 0 of 1 mart: 1 model"));
    assertThat(copy.martlet("runs", "--last", "1").out()).contains(third).doesNotContain(second);
    assertThat(copy.martlet("history", "--last", "2").out().lines().map(String::strip).toList())
        .satisfiesExactly(
            subject -> assertThat(subject).isEqualTo("first/m"),
            head -> assertThat(head).startsWith("run"),
            line -> assertThat(line).startsWith(third).endsWith("failed: BAD_OUTPUT"),
            line -> assertThat(line).startsWith(second).contains("2.00 100.0%  3.639"),
            line -> assertThat(line).isEmpty(),
            line -> assertThat(line).isEqualTo("1 model over 2 runs."));
    assertThat(copy.martlet("failures").lastLine())
        .isEqualTo("1 of 1 model failed: 1 BAD_OUTPUT (run " + third + ").");
    assertThat(copy.martlet("failures", "--run", first).lastLine())
        .isEqualTo("0 of 1 model failed (run " + first + ").");
    assertThat(copy.martlet("failures", "--run", "none").err())
        .contains("There is no run none of catalog c. martlet runs lists them.");
    assertThat(copy.martlet("status", "--run", second).lastLine()).startsWith("Published 1 mart");
  }

  private static String run(Copy copy, int exitCode) {
    Copy.Result run = copy.martlet("run");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
    return run.lastLine().replaceFirst(".*\\(run (.+)\\)\\.", "$1");
  }
}
