package io.martlet.spark.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import io.martlet.codegen.plan.PlanColumn;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions with real hosts and the native tests' models. */
class HostSessionTest {

  private static final Path BUILD =
      Path.of(System.getProperty("martlet.home"), "native/build").toAbsolutePath();
  private static final List<PlanColumn> COLUMNS =
      List.of(
          new PlanColumn("age", ColumnType.INT8, false),
          new PlanColumn("region", ColumnType.STRING, true));

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
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void aHostThatIsKilledWhileIdleIsNobodysFault() {
    try (HostSession session = open("good")) {
      fill(session, "west");
      score(session, 1);
      ProcessHandle.current()
          .children()
          .filter(child -> child.info().command().orElse("").endsWith("martlet-host"))
          .forEach(ProcessHandle::destroyForcibly);

      assertThatThrownBy(() -> score(session, 1))
          .isInstanceOf(HostException.class)
          .hasMessageContaining("ran no model");
    }
  }

  private static HostSession open(String... symbols) {
    List<HostModel> models = new ArrayList<>();
    for (String symbol : symbols) {
      models.add(
          new HostModel(
              "test/" + symbol,
              BinaryKind.LIBRARY,
              BUILD.resolve("tests/libtest_models.so"),
              symbol,
              Path.of(""),
              new RankRange(1, 20),
              symbol.equals("good") ? List.of(0, 1) : List.of(0)));
    }
    HostSettings settings =
        new HostSettings(BUILD.toString(), 4, Duration.ofSeconds(20), Duration.ofSeconds(2));
    return new HostSession(settings, COLUMNS, models);
  }

  private static void score(HostSession session, int rows) {
    session.submit(rows);
    session.await();
  }

  /** People of 20, 30, … years. */
  private static void fill(HostSession session, String... regions) {
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

  private static int[] ranks(HostSession session, int model, int rows) {
    int[] ranks = new int[rows];
    for (int row = 0; row < rows; row++) {
      ranks[row] = session.view().memory().getInt(session.ranks(model) + 4 * row);
    }
    return ranks;
  }

  private static int[] binaries(HostSession session, int model, int rows) {
    int[] binaries = new int[rows];
    for (int row = 0; row < rows; row++) {
      binaries[row] = session.view().memory().get(session.binaries(model) + row);
    }
    return binaries;
  }
}
