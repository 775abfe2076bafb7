package io.martlet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The insurance catalog, all the way: every published cell is what R computed. */
class GoldenScoresTest {

  @TempDir private Path folder;
  private Copy copy;

  @BeforeEach
  void copy() {
    copy = Copy.in(folder);
  }

  @Test
  void publishedMartsEqualWhatRComputed() throws Exception {
    Copy.Result run = copy.martlet("run");

    assertThat(run.lastLine())
        .matches(
            "Published 2 marts: 14 models, 8,802 records, 0 failed \\(run [0-9a-f]{11}-[0-9a-f]{6}\\)\\.");
    assertThat(run.exitCode()).isZero();
    Map<Integer, Map<String, Integer>> golden = Golden.expected();
    assertThat(golden).hasSize(8_802).allSatisfy((key, scores) -> assertThat(scores).hasSize(28));
    assertThat(Golden.published(copy, "coverage", "household")).isEqualTo(golden);

    otherReadersAgree(golden);
    thatIsAllInOneFolder(golden);
  }

  /** pyiceberg and DuckDB read the same by the tables' folders alone. */
  private void otherReadersAgree(Map<Integer, Map<String, Integer>> golden) throws Exception {
    for (String reader : List.of("pyiceberg", "duckdb")) {
      assertThat(
              OtherReaders.read(
                  reader, copy.workspace().warehouse(), "person_id", "coverage", "household"))
          .containsExactlyElementsOf(lines(golden));
    }
  }

  private static List<String> lines(Map<Integer, Map<String, Integer>> records) {
    return records.entrySet().stream()
        .flatMap(
            record ->
                record.getValue().entrySet().stream()
                    .map(cell -> record.getKey() + "," + cell.getKey() + "," + cell.getValue()))
        .toList();
  }

  /** Without its state the catalog is as new, and gives the same scores. */
  private void thatIsAllInOneFolder(Map<Integer, Map<String, Integer>> golden) throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".martlet"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    assertThat(copy.martlet("run").exitCode()).isZero();
    assertThat(Golden.published(copy, "coverage", "household")).isEqualTo(golden);
  }
}
