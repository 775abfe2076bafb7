package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models go wrong: their neighbours are scored, their mart waits, the other mart is published. */
class FailingModelTest {

  @TempDir private Path folder;

  /** From the native tests' models to how each must be told. */
  private static final Map<String, String> FAULTS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("aborting", "CRASHED by SIGABRT at person_id 1"),
              Map.entry("exiting", "CRASHED at person_id 1"),
              Map.entry("scribbling", "CRASHED by SIGSEGV at person_id 1"),
              Map.entry("throwing", "MODEL_ERROR at person_id 1"),
              Map.entry("silent", "MODEL_ERROR at person_id 1"),
              Map.entry("bad_rank", "BAD_OUTPUT at person_id 1"),
              Map.entry("unwritten", "BAD_OUTPUT at person_id 1024"),
              Map.entry("greedy", "OUT_OF_MEMORY at person_id 1"),
              Map.entry("connecting", "VIOLATION by SIGSYS at person_id 1"),
              Map.entry("hanging", "TIMED_OUT at person_id 1"),
              Map.entry("hollow", "LOAD_ERROR")));

  @Test
  void everyFaultyModelFailsAndNoOther() {
    Copy copy = Copy.in(folder);
    copy.addFaultyModels("coverage", 8, FAULTS.keySet());

    Copy.Result run = copy.martlet("run", "--model-timeout", "2");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.FAILED_MODELS);
    assertThat(run.lastLine())
        .startsWith("Published 1 of 2 marts: 25 models, 8,802 records, 11 failed (run ");
    assertThat(Golden.visible(copy, "coverage", "household")).containsExactly("household");
    Copy.Result status = copy.martlet("status");
    assertThat(status.exitCode()).isEqualTo(ExitCode.FAILED_MODELS);
    assertThat(status.out())
        .contains("mart coverage: staged", "mart household: published")
        .containsPattern("\n  sandbox   (none|basic|full)\n");
    int number = 8;
    for (Map.Entry<String, String> fault : FAULTS.entrySet()) {
      assertThat(status.out())
          .contains(
              String.format(
                  Locale.ROOT,
                  "  failed: model %d of mart coverage, %s\n    %s\n",
                  number++,
                  fault.getKey(),
                  fault.getValue()));
    }
  }

  @Test
  void parametersAreCalledAsTheirCatalogCallsThem() throws Exception {
    Copy copy = Copy.in(folder);
    Path file = folder.resolve("parameters/self_employed.csv");
    Files.writeString(file, Files.readString(file).replaceFirst("-[0-9]+\\n", "0.5\n"));

    assertThat(copy.martlet("run").out())
        .contains("    LOAD_ERROR\n    self_employed.csv:2: expected whole points");
  }

  @Test
  void onceMendedTheMartIsPublished() {
    Copy copy = Copy.in(folder);
    copy.addFaultyModels("coverage", 8, Set.of("aborting"));
    copy.martlet("run");
    copy.removeFaultyModel("coverage", 8, "aborting");

    assertThat(copy.martlet("run").lastLine())
        .startsWith("Published 2 marts: 14 models (14 kept), 8,802 records, 0 failed (run ");
    assertThat(Golden.published(copy, "coverage", "household")).isEqualTo(Golden.expected());
  }

  @Test
  void readersKeepWhatTheyHadWhileAMartWaits() {
    Copy copy = Copy.in(folder);
    copy.martlet("run");
    copy.addFaultyModels("coverage", 8, Set.of("aborting"));

    copy.martlet("run");

    assertThat(Golden.published(copy, "coverage", "household")).isEqualTo(Golden.expected());
  }
}
