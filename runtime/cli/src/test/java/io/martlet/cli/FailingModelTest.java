package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model goes wrong: its neighbours are scored, its mart waits, the other mart is published. */
class FailingModelTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "aborting, CRASHED by SIGABRT",
    "exiting, CRASHED",
    "scribbling, CRASHED by SIGSEGV",
    "throwing, MODEL_ERROR",
    "silent, MODEL_ERROR",
    "bad_rank, BAD_OUTPUT",
    "unwritten, BAD_OUTPUT",
    "greedy, OUT_OF_MEMORY",
    "hanging, TIMED_OUT",
    "hollow, LOAD_ERROR",
    "not_there, LOAD_ERROR"
  })
  void oneModelFailsAndTheOthersAreScored(String symbol, String failure) {
    Copy copy = Copy.in(folder);
    copy.addFaultyModel("coverage", 8, symbol);

    Copy.Result run = copy.martlet("run", "--model-timeout", "2");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED_MODELS);
    assertThat(run.lastLine())
        .startsWith("Published 1 mart: 15 models, 8,802 records, 1 failed (run ");
    assertThat(Golden.visible(copy, "coverage", "household")).containsExactly("household");
    Copy.Result status = copy.martlet("status");
    assertThat(status.out())
        .contains("mart coverage: staged", "mart household: published")
        .contains("failed: model 8 of mart coverage, " + symbol)
        .contains("\n    " + failure);
    assertThat(status.exitCode()).isEqualTo(ExitCode.FAILED_MODELS);
  }

  @Test
  void onceMendedTheMartIsPublished() {
    Copy copy = Copy.in(folder);
    copy.addFaultyModel("coverage", 8, "aborting");
    copy.martlet("run");
    copy.removeFaultyModel("coverage", 8, "aborting");

    assertThat(copy.martlet("run").lastLine())
        .startsWith("Published 2 marts: 14 models, 8,802 records, 0 failed (run ");
    assertThat(Golden.published(copy, "coverage", "household")).isEqualTo(Golden.expected());
  }

  @Test
  void readersKeepWhatTheyHadWhileAMartWaits() {
    Copy copy = Copy.in(folder);
    copy.martlet("run");
    copy.addFaultyModel("coverage", 8, "aborting");

    copy.martlet("run");

    assertThat(Golden.published(copy, "coverage", "household")).isEqualTo(Golden.expected());
  }
}
