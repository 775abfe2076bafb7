package io.martlet.spark.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.RankRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each faulty model there is between two good ones of its kind: they have all of their scores, and
 * it fails as is listed, at the record that it cannot take. Every build tries the libraries that
 * come to an end, {@code benchmarks/faults/models/run} all ({@code -Dfaults=all}).
 */
@Timeout(90)
class FaultsTest {

  private static final int FAULTY = 1;
  private static final int RECORD = 2;

  @TempDir private Path folder;

  static Stream<Fault> faults() throws IOException {
    boolean all = System.getProperty("faults", "quick").equals("all");
    return Fault.all().stream().filter(fault -> all || fault.isQuick());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void costsItselfAlone(Fault fault) throws IOException {
    HostModel good = good(fault.binary());
    try (HostSession session = HostSessionTest.open(List.of(good, faulty(fault), good))) {
      Map<Integer, Integer> records = Map.of();
      for (int batch = 0; batch < 2; batch++) {
        HostSessionTest.fill(session, "west", "east", "west", "east");
        HostSessionTest.score(session, 4);
        for (int neighbour : new int[] {0, 2}) {
          assertThat(HostSessionTest.ranks(session, neighbour, 4)).containsExactly(3, 4, 5, 6);
          assertThat(HostSessionTest.binaries(session, neighbour, 4)).containsExactly(1, 0, 1, 0);
        }
        records = batch == 0 ? Map.copyOf(session.failedRecords()) : records;
      }

      ModelFailure failure = session.failures().get(FAULTY);
      assertThat(outcome(failure)).as("%s", failure).isEqualTo(fault.outcome());
      assertThat(session.failures().keySet()).isSubsetOf(FAULTY);
      if (fault.record().equals("met")) {
        assertThat(records).isEqualTo(Map.of(FAULTY, RECORD));
      }
    }
  }

  private static String outcome(ModelFailure failure) {
    if (failure == null) {
      return "SCORED";
    }
    return failure.kind() + (failure.signal().isEmpty() ? "" : "_" + failure.signal());
  }

  private static HostModel good(String binary) {
    List<Integer> inputs = List.of(0, 1);
    return switch (binary) {
      case "library" -> model(BinaryKind.LIBRARY, HostSessionTest.MODELS, "good", "", inputs);
      case "r" -> model(BinaryKind.R, Fault.PLACE.resolve("r/good.R"), "score", "", inputs);
      default ->
          model(BinaryKind.EXECUTABLE, Fault.PLACE.resolve("programs/good.py"), "", "", inputs);
    };
  }

  private HostModel faulty(Fault fault) throws IOException {
    String name = fault.name();
    List<Integer> inputs = List.of(0);
    return switch (fault.binary()) {
      case "library" ->
          model(BinaryKind.LIBRARY, HostSessionTest.MODELS, "ill_" + name, "", inputs);
      case "r" -> model(BinaryKind.R, Fault.PLACE.resolve("r/ill.R"), name, "", inputs);
      default -> {
        String way = Files.writeString(folder.resolve("way"), name).toString();
        Path program = Fault.PLACE.resolve("programs/ill.py");
        yield model(BinaryKind.EXECUTABLE, program, "", way, inputs);
      }
    };
  }

  private static HostModel model(
      BinaryKind kind, Path binary, String symbol, String parameters, List<Integer> inputs) {
    return new HostModel(
        "test/" + symbol, kind, binary, symbol, Path.of(parameters), new RankRange(1, 20), inputs);
  }
}
