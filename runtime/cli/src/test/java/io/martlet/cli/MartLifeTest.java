package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.Tiny.Scored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mart on its second day: what is published, and what the catalog has become since. */
class MartLifeTest {

  private static final Scored ONE = new Scored(1, "one", 3);
  private static final Scored SEVEN = new Scored(7, "seven", 4);

  @TempDir private Path folder;
  private Tiny tiny;

  @BeforeEach
  void published() throws Exception {
    tiny = Tiny.in(folder).mart("", ONE, SEVEN);
    run(ExitCode.CLEAN);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, SEVEN));
  }

  @Test
  void aRetiredModelIsRefusedUntilItIsAccepted() throws Exception {
    List<String> files = files();
    tiny.mart("", ONE);

    assertThat(run(ExitCode.VIOLATIONS).err())
        .contains(
            "! first/seven: The columns model7_rank and model7_binary of mart first are gone.",
            "If that is meant, say so under accepted-breaks, with a reason.");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, SEVEN));

    accept("model: first/seven");
    run(ExitCode.CLEAN);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE));
    run(ExitCode.CLEAN);
    assertThat(files).as("what old snapshots need").allMatch(file -> Files.exists(Path.of(file)));
  }

  @Test
  void aNumberThatWasRetiredIsNotGivenToAnotherUnnoticed() throws Exception {
    accept("model: first/seven");
    tiny.mart("", ONE);
    run(ExitCode.CLEAN);
    Scored other = new Scored(7, "other", 5);
    tiny.catalog("").mart("", ONE, other);

    assertThat(run(ExitCode.VIOLATIONS).err())
        .contains(
            "! first/seven: The columns model7_rank and model7_binary of mart first now mean"
                + " first/other.");

    tiny.mart("retired: [7]\n", ONE, other);
    assertThat(run(ExitCode.VIOLATIONS).err()).contains("error[retired-number]");
    accept("model: first/seven");
    tiny.mart("", ONE, other);
    run(ExitCode.CLEAN);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, other));
  }

  @Test
  void aModelThatWasAddedAndTakenBackIsABreakAndThenNoMore() throws Exception {
    Scored added = new Scored(8, "added", 9);
    tiny.mart("", ONE, SEVEN, added);
    run(ExitCode.CLEAN);
    tiny.mart("", ONE, SEVEN);
    run(ExitCode.VIOLATIONS);

    accept("model: first/added");
    run(ExitCode.CLEAN);
    run(ExitCode.CLEAN);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, SEVEN));
  }

  @Test
  void aRenamedModelKeepsItsColumnsAndTheirDocsFollow() throws Exception {
    Scored renamed = new Scored(7, "renamed", 4);
    tiny.mart("", ONE, renamed);

    run(ExitCode.CLEAN);

    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, renamed));
    assertThat(metadata()).contains("\"doc\":\"rank of first/renamed\"");
  }

  @Test
  void aRenumberedModelIsRefusedUntilItIsAccepted() throws Exception {
    Scored renumbered = new Scored(9, "seven", 4);
    tiny.mart("", ONE, renumbered);
    assertThat(run(ExitCode.VIOLATIONS).err()).contains("model7_rank");

    accept("model: first/seven");
    run(ExitCode.CLEAN);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, renumbered));
  }

  @Test
  void aKeyOfAnotherTypeIsRefusedUntilItIsAccepted() throws Exception {
    tiny.universe("int64", "k");

    assertThat(run(ExitCode.VIOLATIONS).err())
        .contains("! key k: The key of every mart is k: int64 and no longer k: int32.");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, SEVEN));

    accept("key: k");
    run(ExitCode.CLEAN);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, SEVEN));
    assertThat(tiny.martlet("show", "first", "--record", "4").out())
        .contains("k 4", "rank   13  binary 1");
  }

  @Test
  void anotherKeyIsRefusedUntilItIsAccepted() throws Exception {
    tiny.universe("int32", "other");
    run(ExitCode.VIOLATIONS);

    accept("key: k");
    run(ExitCode.CLEAN);
    assertThat(tiny.martlet("show", "first", "--record", "96").out())
        .contains("other 96", "rank   13  binary 1");
  }

  @Test
  void aDeliveryThatIsSuddenlySmallReplacesNothingUnasked() throws Exception {
    tiny.deliver(4);

    Copy.Result held = run(ExitCode.HELD);
    assertThat(held.out()).contains("Mart first stays staged: 4 records are fewer than 50%");
    assertThat(held.lastLine()).startsWith("Published 0 of 1 mart").contains("1 held back");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, SEVEN));
    Copy.Result status = tiny.martlet("status");
    assertThat(status.exitCode()).isEqualTo(ExitCode.HELD);
    assertThat(status.lastLine()).isEqualTo(held.lastLine());

    tiny.catalog("policy:\n  least-records: 40\n");
    run(ExitCode.CLEAN);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(4, ONE, SEVEN));
  }

  @Test
  void aSmallDeliveryReplacesAMartThatIsNamed() throws Exception {
    tiny.deliver(1);

    assertThat(tiny.martlet("run", "--accept-fewer", "first").exitCode()).isZero();
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(1, ONE, SEVEN));
  }

  @Test
  void anEmptyDeliveryReplacesNothingWhateverIsDeclared() throws Exception {
    tiny.deliver(0).catalog("policy:\n  least-records: 0\n");

    assertThat(run(ExitCode.VIOLATIONS).err()).contains("people.csv");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, SEVEN));
  }

  @Test
  void aMartThatLeavesTheCatalogIsRefusedUntilItIsAccepted() throws Exception {
    new Copy(folder).replace("mart.yaml", "mart: first", "mart: second");

    assertThat(run(ExitCode.VIOLATIONS).err())
        .contains("! first/one: The columns model1_rank and model1_binary of mart first are gone.");

    tiny.catalog(
        """
        accepted-breaks:
          - { model: first/one, reason: agreed }
          - { model: first/seven, reason: agreed }
        """);
    run(ExitCode.CLEAN);
    assertThat(tiny.published("k")).as("left alone").isEqualTo(Tiny.scores(10, ONE, SEVEN));
  }

  @Test
  void aTableOutlivesItsLedger() throws Exception {
    delete(folder.resolve(".martlet/ledger"));
    tiny.mart("", ONE);

    assertThat(run(ExitCode.VIOLATIONS).err()).contains("! first/seven: The columns model7_rank");
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, SEVEN));

    tiny.mart("", ONE, SEVEN);
    run(ExitCode.CLEAN);
    assertThat(tiny.published("k")).isEqualTo(Tiny.scores(10, ONE, SEVEN));
  }

  @Test
  void aTableOutlivesItsFilesInWords() throws IOException {
    delete(folder.resolve(".martlet/warehouse"));

    assertThat(run(ExitCode.FAILED).err())
        .contains("the files of mart \"first\" are not where they were written");
  }

  @Test
  void aTableOfAnotherCatalogIsNotWrittenTo() {
    Copy copy = new Copy(folder);
    copy.replace("catalog.yaml", "catalog: tiny", "catalog: other");

    assertThat(run(ExitCode.FAILED).err())
        .contains("mart \"first\" of this ledger is one of catalog \"tiny\", not of \"other\"");
  }

  @Test
  void aWorkspaceThatWasMovedIsToldSo() throws IOException {
    Path moved = folder.resolveSibling(folder.getFileName() + "-moved");
    Files.move(folder, moved);
    try {
      assertThat(new Tiny(moved).martlet("run").err()).contains("A table cannot be moved");
    } finally {
      Files.move(moved, folder);
    }
  }

  private Copy.Result run(int exitCode) {
    Copy.Result result = tiny.martlet("run");
    assertThat(result.exitCode()).as(result.err() + result.out()).isEqualTo(exitCode);
    return result;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void accept(String broken) {
    tiny.catalog("accepted-breaks:\n  - { %s, reason: agreed }\n".formatted(broken));
  }

  private List<String> files() {
    return tiny.martlet("show", "first", "--files").out().lines().toList();
  }

  private String metadata() throws IOException {
    Path folder = tiny.folder().resolve(".martlet/warehouse/marts/first/metadata");
    String current = Files.readString(folder.resolve("version-hint.text"));
    try (Stream<Path> files = Files.list(folder)) {
      return Files.readString(
          files.filter(file -> file.toString().contains(current)).findFirst().orElseThrow());
    }
  }
}
