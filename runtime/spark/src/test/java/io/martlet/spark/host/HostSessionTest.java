package io.martlet.spark.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import io.martlet.plan.PlanColumn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions with real hosts and the native tests' models. */
class HostSessionTest {

  private static final Path BUILD =
      Path.of(System.getProperty("martlet.home"), "native/build").toAbsolutePath();
  static final Path MODELS = BUILD.resolve("tests/libtest_models.so");
  private static final List<PlanColumn> COLUMNS =
      List.of(
          new PlanColumn("age", ColumnType.INT8, false),
          new PlanColumn("region", ColumnType.STRING, true));
  private static final HostSettings SETTINGS =
      new HostSettings(BUILD.toString(), 4, Duration.ofSeconds(20), Duration.ofSeconds(2));
  private static final Set<String> VARIABLES =
      Set.of("PATH", "LANG", "LC_ALL", "TZ", "HOME", "TMPDIR", "OMP_NUM_THREADS");

  @Test
  void aModelScoresWhatLiesInTheRegion() {
    try (HostSession session = open("good")) {
      fill(session, "west", "a region whose name is longer than expected", null);
      score(session, 3);

      assertThat(session.failures()).isEmpty();
      assertThat(ranks(session, 0, 3)).containsExactly(3, 4, 5);
      assertThat(binaries(session, 0, 3)).containsExactly(1, 0, 0);
    }
  }

  @Test
  void neighboursOfACrashAreScoredFromTheSameColumns() {
    try (HostSession session = open("good", "aborting", "good", "scribbling", "good")) {
      fill(session, "west", "east", "west");
      score(session, 3);

      assertThat(session.failures()).containsOnlyKeys(1, 3);
      assertThat(session.failures().get(1).signal()).isEqualTo("SIGABRT");
      assertThat(session.failures().get(3).signal()).isEqualTo("SIGSEGV");
      for (int good : new int[] {0, 2, 4}) {
        assertThat(ranks(session, good, 3)).containsExactly(3, 4, 5);
        assertThat(binaries(session, good, 3)).containsExactly(1, 0, 1);
      }

      fill(session, "east", "east", "west");
      score(session, 3);
      assertThat(binaries(session, 4, 3)).containsExactly(0, 0, 1);
    }
  }

  @Test
  void aHangIsNoticedInTime() {
    long start = System.nanoTime();
    try (HostSession session = open("hanging", "good")) {
      fill(session, "west");
      score(session, 1);

      assertThat(session.failures().get(0).kind()).isEqualTo(FailureKind.TIMED_OUT);
      assertThat(ranks(session, 1, 1)).containsExactly(3);
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(18));
  }

  @Test
  void aHostThatIsKilledBetweenBatchesIsStartedAgain() {
    try (HostSession session = open("good")) {
      fill(session, "west");
      score(session, 1);
      killHosts();
      score(session, 1);

      assertThat(session.failures()).isEmpty();
      killHosts();
      fill(session, "west", "east");
      score(session, 2);

      assertThat(session.failures()).isEmpty();
      assertThat(ranks(session, 0, 2)).containsExactly(3, 4);
    }
  }

  @Test
  void aHostThatIsKilledWhileItScoresCostsTimeOnly() {
    try (HostSession session = open("good", "slow")) {
      fill(session, "west", "east");
      session.submit(2);
      // Slow takes 300 ms a record.
      awaitRunning(session, 1);
      killHosts();
      session.await();

      assertThat(session.failures()).isEmpty();
      assertThat(ranks(session, 0, 2)).containsExactly(3, 4);
      assertThat(ranks(session, 1, 2)).containsExactly(1, 1);
    }
  }

  /** Until the status word of the only host names the model. */
  private static void awaitRunning(HostSession session, int model) {
    while (session.view().memory().getInt(0) != model) {
      Thread.onSpinWait();
    }
  }

  private static void killHosts() {
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("martlet-host"))
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Test
  void theModelIsBlamedWhoseThreadAborts() {
    try (HostSession session = open("good", "background", "slow")) {
      fill(session, "west");
      score(session, 1);

      assertThat(session.failures()).containsOnlyKeys(1);
      assertThat(session.failures().get(1).signal()).isEqualTo("SIGABRT");
      assertThat(ranks(session, 0, 1)).containsExactly(3);
      assertThat(ranks(session, 2, 1)).containsExactly(1);
    }
  }

  @Test
  void aHostThatGoesDownAfterItHasAnsweredFailsItsModel() {
    HostModel background =
        model(BinaryKind.LIBRARY, BUILD.resolve("tests/libbackground.so"), "background", "");
    HostModel slow =
        model(BinaryKind.LIBRARY, BUILD.resolve("tests/libtest_models.so"), "slow", "");
    try (HostSession session = new HostSession(SETTINGS, COLUMNS, List.of(background, slow))) {
      fill(session, "west");
      score(session, 1);

      assertThat(session.failures()).containsOnlyKeys(0);
      assertThat(ranks(session, 1, 1)).containsExactly(1);
    }
  }

  @Test
  void modelsThatCannotRunTogetherPart() {
    try (HostSession session = open("good", "unsociable", "unsociable")) {
      for (int batch = 0; batch < 2; batch++) {
        fill(session, "west");
        score(session, 1);

        assertThat(session.failures()).isEmpty();
        assertThat(ranks(session, 0, 1)).containsExactly(3);
        assertThat(ranks(session, 1, 1)).containsExactly(1);
        assertThat(ranks(session, 2, 1)).containsExactly(1);
      }
    }
  }

  /** As at the published size: artifacts lie in a folder of their own each. */
  @Test
  void aHostHasThousandsOfModels(@TempDir Path folder) throws IOException {
    List<HostModel> models = new ArrayList<>();
    for (int number = 0; number < 2000; number++) {
      Path own =
          folder.resolve(
              "parameters-of-a-model-in-a-folder-with-the-long-name-of-a-digest-" + number);
      Path parameters = Files.createFile(Files.createDirectory(own).resolve("parameters.csv"));
      models.add(
          model(
              BinaryKind.LIBRARY,
              BUILD.resolve("tests/libtest_models.so"),
              "good",
              parameters.toString()));
    }
    try (HostSession session = new HostSession(SETTINGS, COLUMNS, models)) {
      fill(session, "a");
      score(session, 1);

      assertThat(session.failures()).isEmpty();
    }
  }

  @Test
  void aHostsEnvironmentIsItsOwn() {
    try (HostSession session = open("environment")) {
      fill(session, "west");
      score(session, 1);

      assertThat(names(session.failures().get(0).message())).isEqualTo(VARIABLES);
    }
  }

  @Test
  void aProgramsEnvironmentIsItsHosts() {
    HostModel program =
        model(BinaryKind.EXECUTABLE, BUILD.resolve("tests/test_program"), "", "environment");
    try (HostSession session = new HostSession(SETTINGS, COLUMNS, List.of(program))) {
      fill(session, "west");
      score(session, 1);

      String said = session.failures().get(0).message();
      assertThat(names(said.substring(said.indexOf("it said: ") + "it said: ".length())))
          .isEqualTo(VARIABLES);
    }
  }

  private static Set<String> names(String environment) {
    return environment
        .lines()
        .map(line -> line.substring(0, line.indexOf('=')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  static HostSession open(String... symbols) {
    List<HostModel> models = new ArrayList<>();
    for (String symbol : symbols) {
      models.add(model(BinaryKind.LIBRARY, MODELS, symbol, ""));
    }
    return open(models);
  }

  static HostSession open(List<HostModel> models) {
    return new HostSession(SETTINGS, COLUMNS, models);
  }

  private static HostModel model(BinaryKind kind, Path binary, String symbol, String parameters) {
    return new HostModel(
        "test/" + (symbol.isEmpty() ? parameters : symbol),
        kind,
        binary,
        symbol,
        Path.of(parameters),
        new RankRange(1, 20),
        symbol.equals("good") ? List.of(0, 1) : List.of(0));
  }

  static void score(HostSession session, int rows) {
    session.submit(rows);
    session.await();
  }

  /** People of 20, 30, … years. */
  static void fill(HostSession session, String... regions) {
    String all =
        String.join("", java.util.stream.Stream.of(regions).map(r -> r == null ? "" : r).toList());
    session.grow(new int[] {0, all.length()});
    ByteBuffer memory = session.view().memory();
    memory.put(session.values(1), all.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    int end = 0;
    int valid = 0;
    memory.putInt(session.offsets(1), 0);
    for (int row = 0; row < regions.length; row++) {
      memory.put(session.values(0) + row, (byte) (20 + 10 * row));
      end += regions[row] == null ? 0 : regions[row].length();
      valid |= regions[row] == null ? 0 : 1 << row;
      memory.putInt(session.offsets(1) + 4 * (row + 1), end);
    }
    memory.put(session.validity(1), (byte) valid);
  }

  static int[] ranks(HostSession session, int model, int rows) {
    int[] ranks = new int[rows];
    for (int row = 0; row < rows; row++) {
      ranks[row] = session.view().memory().getInt(session.ranks(model) + 4 * row);
    }
    return ranks;
  }

  static int[] binaries(HostSession session, int model, int rows) {
    int[] binaries = new int[rows];
    for (int row = 0; row < rows; row++) {
      binaries[row] = session.view().memory().get(session.binaries(model) + row);
    }
    return binaries;
  }
}
