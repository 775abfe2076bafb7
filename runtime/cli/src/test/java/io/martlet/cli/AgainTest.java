package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.Tiny.Scored;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what is needed is scored again: what has changed, what is new, what has failed. */
class AgainTest {

  private static final Scored ONE = new Scored(1, "one", 3);
  private static final Scored TWO = new Scored(2, "two", 4);
  private static final Scored THREE = new Scored(3, "three", 5);

  @TempDir private Path folder;
  private Tiny tiny;

  @BeforeEach
  void catalog() {
    tiny = Tiny.in(folder);
  }

  @Test
  void whatIsPublishedAsDeclaredIsNotScoredAgain() throws Exception {
    tiny.mart("", ONE, TWO);
    run(ExitCode.CLEAN);

    assertThat(run(ExitCode.CLEAN).lastLine())
        .isEqualTo(
            "Nothing to do: 1 mart of 2 models are published as declared (--all scores again).");
    assertThat(run(ExitCode.CLEAN, "--all").lastLine())
        .startsWith("Published 1 mart: 2 models, 10 records, 0 failed (run ");

    Scored changed = new Scored(2, "two", 9);
    tiny.mart("", ONE, changed, THREE);
    assertThat(run(ExitCode.CLEAN).lastLine())
        .startsWith("Published 1 mart: 3 models (1 kept), 10 records, 0 failed (run ");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, changed, THREE));
  }

  @Test
  void aDryRunTellsWhatWouldBeScoredAndWhy() throws Exception {
    tiny.mart("", ONE, TWO);
    assertThat(run(ExitCode.CHANGES, "--dry-run").out())
        .contains("  first: 2 of 2 models to score\n    one: new\n    two: new\n")
        .contains("Would score 2 of 2 models in 1 pass; nothing was done.");
    String first = id(run(ExitCode.CLEAN));
    assertThat(run(ExitCode.CLEAN, "--dry-run").lastLine()).startsWith("Nothing to do");
    assertThat(tiny.martlet("plan").lastLine())
        .isEqualTo("Plan: nothing to do, 1 mart of 2 models are published as declared.");

    tiny.mart("", new Scored(2, "two", 9), THREE);
    Copy.Result dry = run(ExitCode.CHANGES, "--dry-run");
    assertThat(dry.out())
        .containsPattern("    two: two\\.seed [0-9a-f]{8} -> [0-9a-f]{8}\n    three: new\n")
        .contains("  first/one leaves its table\n")
        .contains("  10 records, 1 pass: 40 B of columns to read.\n")
        .contains("  At the rate of run " + first + ": ");
    assertThat(tiny.martlet("plan").out())
        .contains("mb-0001  2 models of first, ", "\nAgainst what is published:\n")
        .containsPattern("    two: two\\.seed [0-9a-f]{8} -> [0-9a-f]{8}\n    three: new\n")
        .contains("  first/one leaves its table\n", "  At the rate of run " + first + ": ")
        .endsWith("\nPlan: would score 2 of 2 models in 1 pass.\n");
    JsonNode json = new ObjectMapper().readTree(run(ExitCode.CHANGES, "--dry-run", "--json").out());
    assertThat(json.at("/score/0/model").asText()).isEqualTo("first/two");
    assertThat(json.at("/leaving/0").asText()).isEqualTo("first/one");
    assertThat(json.at("/modelRecords").asLong()).isEqualTo(20);
    assertThat(json.at("/atTheRateOf/seconds").asDouble()).isPositive();
    tiny.mart("", ONE, TWO, THREE);
    assertThat(run(ExitCode.CHANGES, "--dry-run").out())
        .contains("  first: 1 of 3 models to score, 2 models kept as of run " + first + "\n")
        .containsPattern("  [0-9.]+ kB of published files are copied as they stand\\.\n");
    tiny.deliver(11);
    assertThat(run(ExitCode.CHANGES, "--dry-run").out()).contains("    one: other records\n");
    assertThat(id(tiny.martlet("status"))).isEqualTo(first);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, TWO));
  }

  @Test
  void otherRecordsAreScoredByEveryModel() throws Exception {
    tiny.mart("", ONE, TWO);
    run(ExitCode.CLEAN);
    tiny.deliver(12);

    assertThat(run(ExitCode.CLEAN).lastLine())
        .startsWith("Published 1 mart: 2 models, 12 records, 0 failed (run ");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(12, ONE, TWO));
  }

  @Test
  void aModelThatFailedIsScoredAgainAlone() throws Exception {
    tiny.mart("", ONE, TWO, THREE);
    fail("two");
    String parent = id(run(ExitCode.FAILED_MODELS));
    assertThat(retry(ExitCode.FAILED_MODELS).lastLine())
        .startsWith("Published 0 of 1 mart: 3 models (2 kept), 10 records, 1 failed (run ");

    assertThat(tiny.martlet("status").out()).contains("  goes on from run " + parent);
    assertThat(tiny.martlet("status", "--json").out())
        .contains("\"parent\":\"" + parent, "\"scored_by\":\"" + parent, "\"who\":\"");
    tiny.mart("", ONE, TWO, THREE);
    Copy.Result mended = retry(ExitCode.CLEAN);

    assertThat(mended.out()).contains("Retrying 1 model of run ");
    assertThat(mended.lastLine())
        .startsWith("Published 1 mart: 3 models (2 kept), 10 records, 0 failed (run ");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, TWO, THREE));
    assertThat(retry(ExitCode.CLEAN).lastLine())
        .startsWith("Nothing to retry: no model failed (run ");
  }

  @Test
  void whatIsStagedIsNotKeptWhenOnlyWhatIsPublishedMayBe() throws Exception {
    tiny.mart("", ONE, TWO);
    run(ExitCode.CLEAN);
    tiny.mart("", ONE, TWO, THREE);
    fail("three");
    assertThat(run(ExitCode.FAILED_MODELS).lastLine())
        .startsWith("Published 0 of 1 mart: 3 models (2 kept), 10 records, 1 failed (run ");

    Scored changed = new Scored(1, "one", 8);
    tiny.mart("", changed, TWO, THREE);
    assertThat(run(ExitCode.CLEAN, "--changed-since", "published").lastLine())
        .startsWith("Published 1 mart: 3 models (1 kept), 10 records, 0 failed (run ");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, changed, TWO, THREE));
  }

  @Test
  void aMartWaitsForThoseThatAreNotRetried() throws Exception {
    tiny.mart("", ONE, TWO, THREE);
    fail("two");
    fail("three");
    run(ExitCode.FAILED_MODELS);
    tiny.mart("", ONE, TWO, THREE);

    assertThat(retry(ExitCode.FAILED_MODELS, "first/two").lastLine())
        .startsWith("Published 0 of 1 mart: 3 models (1 kept), 10 records, 1 failed (run ");
    assertThat(tiny.martlet("failures").out())
        .contains("mart first, three")
        .doesNotContain("mart first, two");
    assertThat(retry(ExitCode.CLEAN).lastLine())
        .startsWith("Published 1 mart: 3 models (2 kept), 10 records, 0 failed (run ");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, TWO, THREE));
  }

  @Test
  void whatIsDeclaredOtherwiseSinceIsLeftToTheNextRun() throws Exception {
    tiny.mart("", ONE, TWO);
    fail("two");
    run(ExitCode.FAILED_MODELS);
    Scored changed = new Scored(1, "one", 7);
    tiny.mart("", changed, TWO, THREE);

    retry(ExitCode.CLEAN);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, TWO));
    assertThat(run(ExitCode.CLEAN).lastLine()).contains("3 models (1 kept)");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, changed, TWO, THREE));
  }

  @Test
  void recordsThatHaveChangedAreNoCaseForARetry() {
    tiny.mart("", ONE, TWO);
    fail("two");
    run(ExitCode.FAILED_MODELS);
    tiny.mart("", ONE, TWO).deliver(11);

    assertThat(retry(ExitCode.USAGE).err())
        .contains("scored other records than are delivered now")
        .contains("Score all: martlet run");
  }

  @Test
  void whatWasPublishedSinceIsNotReplacedByOlderScores() throws Exception {
    tiny.mart("", ONE, TWO);
    fail("two");
    String failed = id(run(ExitCode.FAILED_MODELS));
    tiny.mart("", ONE, TWO);
    String mended = id(run(ExitCode.CLEAN));

    assertThat(retry(ExitCode.USAGE, failed).err())
        .contains("was published by run " + mended + " after run " + failed);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, TWO));
  }

  @Test
  void aRunThatIsNotIsToldSo() {
    tiny.mart("", ONE);
    assertThat(retry(ExitCode.USAGE).err()).contains("Nothing was run of catalog tiny yet");
    run(ExitCode.CLEAN);
    assertThat(tiny.martlet("run", "--changed-since", "yesterday").err())
        .contains("There is no run yesterday of catalog tiny");
    assertThat(tiny.martlet("run", "--changed-since", "published", "--all").exitCode())
        .isEqualTo(ExitCode.USAGE);
  }

  /** Gives a model a parameter by which it ranks no record right. */
  private void fail(String model) {
    try {
      Files.writeString(folder.resolve(model + ".seed"), "0.3\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String id(Copy.Result run) {
    return run.lastLine().replaceFirst(".*\\(run (.+)\\)\\.", "$1");
  }

  private Copy.Result run(int exitCode, String... options) {
    return expect("run", exitCode, options);
  }

  private Copy.Result retry(int exitCode, String... options) {
    return expect("retry", exitCode, options);
  }

  private Copy.Result expect(String verb, int exitCode, String... options) {
    Copy.Result result = tiny.martlet(verb, options);
    assertThat(result.exitCode())
        .as(String.join(" ", List.of(result.out(), result.err())))
        .isEqualTo(exitCode);
    return result;
  }
}
