package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.Tiny.Scored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nothing needs is deleted when that is asked for, and nothing else. */
class GcTest {

  private static final Scored ONE = new Scored(1, "one", 3);
  private static final Scored TWO = new Scored(2, "two", 7);

  @TempDir private Path folder;
  private Tiny tiny;

  @BeforeEach
  void published() {
    tiny = Tiny.in(folder).mart("", ONE, TWO);
    run(ExitCode.CLEAN, "run");
  }

  @Test
  void versionsBeyondThoseThatAreKeptGo() throws Exception {
    for (int seed = 8; seed <= 11; seed++) {
      tiny.mart("", ONE, new Scored(2, "two", seed));
      run(ExitCode.CLEAN, "run");
    }
    long files = count("warehouse/marts/first/data");
    assertThat(files).isEqualTo(5);

    assertThat(run(ExitCode.CLEAN, "gc").lastLine())
        .isEqualTo("Nothing to delete: all is needed, or younger than 7 days.");
    Copy.Result told = run(ExitCode.CLEAN, "gc", "--older-than", "0", "--versions", "2");
    assertThat(told.out()).contains("marts: old versions", "plans", "artifacts");
    assertThat(told.lastLine()).endsWith(" can go; nothing is deleted without --delete.");
    assertThat(count("warehouse/marts/first/data")).isEqualTo(files);

    assertThat(
            run(ExitCode.CLEAN, "gc", "--older-than", "0", "--versions", "2", "--delete")
                .lastLine())
        .startsWith("Deleted ");
    assertThat(count("warehouse/marts/first/data")).isEqualTo(2);
    assertThat(count("plans")).isEqualTo(2);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, new Scored(2, "two", 11)));
    run(ExitCode.CLEAN, "reconcile");
    assertThat(run(ExitCode.CLEAN, "run").lastLine()).startsWith("Nothing to do");

    run(ExitCode.CLEAN, "publish", "--rollback", "first", "--reason", "x");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, new Scored(2, "two", 10)));
    run(ExitCode.USAGE, "publish", "--rollback", "first", "--reason", "x");
    run(ExitCode.CLEAN, "run", "--all");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, new Scored(2, "two", 11)));
  }

  @Test
  void whatMayStillBePublishedStaysUntilItIsOvertaken() throws Exception {
    Scored three = new Scored(3, "three", 9);
    tiny.mart("", ONE, TWO, three);
    Files.writeString(folder.resolve("three.seed"), "0.3\n");
    run(ExitCode.FAILED_MODELS, "run");

    run(ExitCode.CLEAN, "gc", "--older-than", "0", "--delete");
    tiny.mart("", ONE, TWO, three);
    assertThat(run(ExitCode.CLEAN, "retry").lastLine()).contains("3 models (2 kept)");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, TWO, three));

    assertThat(run(ExitCode.CLEAN, "gc", "--older-than", "0", "--delete").out())
        .contains("marts: staged, and overtaken since");
    assertThat(count("warehouse/marts/first/data")).isEqualTo(2);
    run(ExitCode.CLEAN, "reconcile");
  }

  @Test
  void universesThatNobodyScoresAnyMoreGo() throws Exception {
    tiny.deliver(11);
    run(ExitCode.CLEAN, "run");
    assertThat(children("universe").stream().filter(Files::isDirectory)).hasSize(3);
    assertThat(children("universe/people-files")).hasSize(4);

    assertThat(run(ExitCode.CLEAN, "gc", "--older-than", "0", "--delete").out())
        .contains("prepared universes");
    assertThat(children("universe").stream().filter(Files::isDirectory)).hasSize(2);
    assertThat(children("universe/people-files")).hasSize(2);
    assertThat(run(ExitCode.CLEAN, "run", "--all").out()).contains("prepared before");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(11, ONE, TWO));
  }

  @Test
  void whatTheLedgerDoesNotKnowIsLeftAlone() throws Exception {
    String run = run(ExitCode.CLEAN, "status").lastLine().replaceFirst(".*\\(run (.+)\\)\\.", "$1");
    Path data = folder.resolve(".martlet/warehouse/marts/first/data");
    Path ours = Files.writeString(data.resolve(run + "-00007-abc.parquet"), "left by an attempt");
    Path others = Files.writeString(data.resolve("01234567890-abcdef-00007-abc.parquet"), "x");
    Path strange = Files.writeString(data.resolve("notes.txt"), "x");
    Files.createDirectories(folder.resolve(".martlet/scores/01234567890-abcdef"));
    Path scores = folder.resolve(".martlet/scores/01234567890-abcdef/file");
    Files.writeString(scores, "x");

    assertThat(run(ExitCode.CLEAN, "gc", "--older-than", "0", "--delete").out())
        .contains("marts: files that no version has");
    assertThat(ours).doesNotExist();
    assertThat(others).exists();
    assertThat(strange).exists();
    assertThat(scores).exists();
  }

  private List<Path> children(String place) throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve(".martlet").resolve(place))) {
      return files.toList();
    }
  }

  private long count(String place) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".martlet").resolve(place))) {
      return files.filter(Files::isRegularFile).filter(file -> !hidden(file)).count();
    }
  }

  private static boolean hidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private Copy.Result run(int exitCode, String verb, String... options) {
    Copy.Result result = tiny.martlet(verb, options);
    assertThat(result.exitCode())
        .as(String.join(" ", List.of(verb, result.out(), result.err())))
        .isEqualTo(exitCode);
    return result;
  }
}
