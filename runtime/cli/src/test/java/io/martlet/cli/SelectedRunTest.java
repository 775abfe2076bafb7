package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of some of a catalog's marts, and what other commands know from runs. */
class SelectedRunTest {

  @TempDir private Path folder;

  @Test
  void onlyTheSelectedMartsAreScoredAndPublished() {
    Copy copy = Copy.in(folder);

    Copy.Result run = copy.martlet("run", "mart:household");

    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.CLEAN);
    assertThat(run.lastLine()).startsWith("Published 1 mart: 7 models, 8,802 records, 0 failed");
    assertThat(Golden.visible(copy, "coverage", "household")).containsExactly("household");
    assertThat(copy.martlet("status", "lives_alone").lastLine())
        .startsWith("Published 1 mart: 1 model, 8,802 records, 0 failed");
  }

  @Test
  void diffKnowsHowManyRecordsWerePrepared() {
    Copy copy = Copy.in(folder.resolve("now"));
    Copy other = Copy.in(folder.resolve("former"));
    copy.martlet("prepare");
    copy.replace("marts/coverage.yaml", "[age, limit, married, education]", "[age, limit]");

    assertThat(copy.martlet("diff", "--against", other.folder().toString()).out())
        .contains("To score: 1 model on 8,802 records, 8,802 scores.");
  }

  @Test
  void aPartOfAMartIsRefusedBeforeAnythingStarts() {
    Copy copy = Copy.in(folder);

    Copy.Result run = copy.martlet("run", "lives_alone");

    assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).contains("published whole or not at all", "mart:household");
    assertThat(folder.resolve(".martlet/compiled")).doesNotExist();
  }
}
