package io.martlet.properties.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.RankRange;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.host.HostModel;
import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.HostSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Libraries as others write them (the native tests' neighbours: equal names, shared statics, fast
 * arithmetic, changes of the process) score together what each scores alone.
 */
class NeighboursTest {

  private static final Path BUILD =
      Path.of(System.getProperty("martlet.home"), "native/build").toAbsolutePath();
  private static final List<PlanColumn> COLUMNS =
      List.of(new PlanColumn("value", ColumnType.FLOAT32, false));
  private static final int BATCH = 64;
  private static final int BATCHES = 2;

  @Property(tries = 30)
  void scoresTogetherAreThoseOfEachAlone(
      @ForAll("libraries") List<Path> libraries, @ForAll("values") List<Float> values) {
    Map<Integer, List<Integer>> together = scores(libraries, values);

    for (int i = 0; i < libraries.size(); i++) {
      Map<Integer, List<Integer>> alone = scores(List.of(libraries.get(i)), values);
      if (together.containsKey(i) && alone.containsKey(0)) {
        assertThat(together.get(i))
            .as("%s among %s", libraries.get(i).getFileName(), libraries)
            .isEqualTo(alone.get(0));
      } else {
        // What it writes beside its scores may end it, which depends on what lies there.
        assertThat(libraries.get(i).toString()).contains("scribbling");
      }
    }
  }

  @Provide
  Arbitrary<List<Path>> libraries() throws IOException {
    try (Stream<Path> files = Files.list(BUILD.resolve("tests/neighbours"))) {
      List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
      return Arbitraries.of(all).list().uniqueElements().ofMinSize(2).ofMaxSize(7);
    }
  }

  @Provide
  Arbitrary<List<Float>> values() {
    return Arbitraries.oneOf(
            Arbitraries.of(0f, 1e-39f, -1e-40f, Float.MIN_NORMAL, 1f),
            Arbitraries.floats().between(-1, 1))
        .list()
        .ofMinSize(1)
        .ofMaxSize(BATCH);
  }

  /** By a library's index, the ranks and binaries of two equal batches, unless it failed. */
  private static Map<Integer, List<Integer>> scores(List<Path> libraries, List<Float> values) {
    List<HostModel> models = libraries.stream().map(NeighboursTest::model).toList();
    HostSettings settings =
        new HostSettings(BUILD.toString(), BATCH, Duration.ofSeconds(20), Duration.ofSeconds(20));
    Map<Integer, List<Integer>> scores = new HashMap<>();
    try (HostSession session = new HostSession(settings, COLUMNS, models)) {
      for (int batch = 0; batch < BATCHES; batch++) {
        for (int row = 0; row < values.size(); row++) {
          session.view().memory().putFloat(session.values(0) + 4 * row, values.get(row));
        }
        session.submit(values.size());
        session.await();
        for (int model = 0; model < models.size(); model++) {
          for (int row = 0; row < values.size(); row++) {
            List<Integer> cells = scores.computeIfAbsent(model, none -> new ArrayList<>());
            cells.add(session.view().memory().getInt(session.ranks(model) + 4 * row));
            cells.add((int) session.view().memory().get(session.binaries(model) + row));
          }
        }
      }
      scores.keySet().removeAll(session.failures().keySet());
    }
    return scores;
  }

  private static HostModel model(Path library) {
    return new HostModel(
        "test/" + library.getFileName(),
        BinaryKind.LIBRARY,
        library,
        "model",
        Path.of(""),
        new RankRange(1, 40),
        List.of(0));
  }
}
