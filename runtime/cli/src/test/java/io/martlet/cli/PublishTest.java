package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.Tiny.Scored;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What readers see by somebody's decision: marts that were held back, or what was before. */
class PublishTest {

  private static final int RECORDS = 400;
  private static final Scored ONE = new Scored(1, "one", 3);
  private static final Scored TWO = new Scored(2, "two", 7);
  private static final Scored THREE = new Scored(3, "three", 9);

  /** Gives every record rank 1 or 11. */
  private static final Scored FAR = new Scored(2, "two", 10);

  @TempDir private Path folder;
  private Tiny tiny;

  @BeforeEach
  void published() {
    tiny = Tiny.in(folder).deliver(RECORDS).mart("", ONE, TWO);
    run(ExitCode.CLEAN, "run");
  }

  @Test
  void ranksThatHaveMovedFarHoldTheirMartBackUntilSomebodyPublishesIt() throws Exception {
    tiny.mart("", ONE, FAR);

    Copy.Result held = run(ExitCode.HELD, "run");
    assertThat(held.out())
        .contains(
            "Mart first stays staged: ranks have moved further than 0.25 from those",
            "that are published: two ",
            "martlet publish mart:first --reason WHY");
    assertThat(held.lastLine())
        .startsWith(
            "Published 0 of 1 mart: 2 models (1 kept), 400 records, 0 failed, 1 held back (run ");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(RECORDS, ONE, TWO));
    assertThat(run(ExitCode.HELD, "status").out())
        .contains("mart first: staged", "    Mart first stays staged: ranks have moved");

    assertThat(run(ExitCode.CLEAN, "publish", "mart:first", "--reason", "as agreed").lastLine())
        .startsWith("Published 1 mart (run ");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(RECORDS, ONE, FAR));
    assertThat(run(ExitCode.CLEAN, "status").lastLine()).startsWith("Published 1 mart: 2 models");
    assertThat(run(ExitCode.CLEAN, "run").lastLine()).startsWith("Nothing to do");
    assertThat(run(ExitCode.USAGE, "publish", "mart:first", "--reason", "again").err())
        .contains("has published mart first.");
  }

  @Test
  void aCatalogSaysHowFarRanksMayMove() {
    tiny.catalog("policy:\n  drift-note: 0.2\n  drift-hold: 100\n").mart("", ONE, FAR);
    assertThat(run(ExitCode.CLEAN, "run").out())
        .contains("Ranks of mart first have moved from those that are published: two ");
  }

  @Test
  void fewRecordsMoveRanksByChance() {
    tiny.deliver(10).mart("", ONE, FAR).catalog("policy:\n  least-records: 0\n");
    run(ExitCode.CLEAN, "run");
  }

  @Test
  void aMartIsPublishedWithoutModelsThatAreNamed() throws Exception {
    tiny.mart("", ONE, TWO, THREE);
    Files.writeString(folder.resolve("three.seed"), "0.3\n");
    run(ExitCode.FAILED_MODELS, "run");

    assertThat(run(ExitCode.USAGE, "publish", "first", "--reason", "x").err())
        .contains("Mart first has no scores of three", "--without three");
    assertThat(
            run(ExitCode.USAGE, "publish", "first", "--reason", "x", "--without", "one,three")
                .err())
        .contains("Model one of mart first did not fail");
    run(ExitCode.CLEAN, "publish", "first", "--reason", "owner informed", "--without", "three");
    assertThat(tiny.published("k"))
        .containsAll(Tiny.scores(RECORDS, ONE, TWO))
        .contains("7,first_model3_rank,None")
        .hasSize(RECORDS * 6);

    tiny.mart("", ONE, TWO, THREE);
    assertThat(run(ExitCode.CLEAN, "retry").lastLine())
        .startsWith("Published 1 mart: 3 models (2 kept)");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(RECORDS, ONE, TWO, THREE));
  }

  @Test
  void whatWasPublishedBeforeComesBackAndGoesAgain() throws Exception {
    tiny.mart("", ONE, TWO, THREE);
    String second = id(run(ExitCode.CLEAN, "run"));

    assertThat(
            run(ExitCode.CLEAN, "publish", "--rollback", "first", "--reason", "wrong").lastLine())
        .matches("Mart first is again as run [0-9a-f-]+ had published it\\.");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(RECORDS, ONE, TWO));
    assertThat(run(ExitCode.CLEAN, "status", second).out()).contains("mart first: withdrawn");
    assertThat(run(ExitCode.USAGE, "publish", "--rollback", "first", "--reason", "wrong").err())
        .contains("Mart first has nothing to go back to");

    run(ExitCode.CLEAN, "publish", second, "first", "--reason", "it was right");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(RECORDS, ONE, TWO, THREE));
    assertThat(run(ExitCode.CLEAN, "run").lastLine()).startsWith("Nothing to do");
  }

  @Test
  void afterARollbackARunPublishesWhatIsDeclared() throws Exception {
    tiny.mart("", ONE, TWO, THREE);
    String second = id(run(ExitCode.CLEAN, "run"));
    run(ExitCode.CLEAN, "publish", "--rollback", "first", "--reason", "wrong");

    assertThat(run(ExitCode.CLEAN, "run").lastLine())
        .startsWith("Published 1 mart: 3 models (2 kept)");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(RECORDS, ONE, TWO, THREE));
    assertThat(run(ExitCode.USAGE, "publish", second, "first", "--reason", "late").err())
        .contains("was published by run ");
  }

  @Test
  void aReasonSaysSomething() {
    assertThat(run(ExitCode.USAGE, "publish", "first", "--reason", " ").err())
        .contains("--reason says nothing");
    assertThat(run(ExitCode.USAGE, "publish", "--rollback", "--reason", "x").err())
        .contains("Name the mart that is to go back");
  }

  private static String id(Copy.Result run) {
    return run.lastLine().replaceFirst(".*\\(run (.+)\\)\\.", "$1");
  }

  private Copy.Result run(int exitCode, String verb, String... options) {
    Copy.Result result = tiny.martlet(verb, options);
    assertThat(result.exitCode())
        .as(String.join(" ", List.of(result.out(), result.err())))
        .isEqualTo(exitCode);
    return result;
  }
}
