package io.martlet.spark.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.RankRange;
import io.martlet.plan.PlanModel;
import io.martlet.spark.Storage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written page by page, parquet-java reads back. */
class ScoreFileTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "1, 20, 10, 10",
    "1, 20, 1, 1",
    "0, 1, 1001, 7",
    "5, 5, 100, 100",
    "1, 100, 3000, 1024",
    "-3, 70000, 5000, 4096",
    "1, 20, 300000, 1000"
  })
  void ranksAndBinariesComeBack(int first, int last, int rows, int batch) throws Exception {
    int[] ranks = new Random(1).ints(rows, first, last + 1).toArray();
    PlanModel model = model(7, first, last);
    String path = folder.resolve("scores.parquet").toString();
    try (ScoreFile file = new ScoreFile(path, List.of(model))) {
      for (int from = 0; from < rows; from += batch) {
        append(file, ranks, from, Math.min(batch, rows - from));
      }
      file.endRowGroup(rows, Set.of());
      file.end();
      assertThat(Arrays.stream(file.counts(0), 0, last - first + 1).sum()).isEqualTo(rows);
    }

    List<Group> records = read(path);

    assertThat(records).hasSize(rows);
    for (int row = 0; row < rows; row++) {
      assertThat(records.get(row).getInteger("model7_rank", 0)).isEqualTo(ranks[row]);
      assertThat(records.get(row).getInteger("model7_binary", 0)).isEqualTo(ranks[row] & 1);
    }
  }

  @Test
  void aFailedModelIsEmptyAndLaterRowGroupsToo() throws Exception {
    String path = folder.resolve("scores.parquet").toString();
    try (ScoreFile file = new ScoreFile(path, List.of(model(1, 1, 20), model(2, 1, 20)))) {
      append(file, new int[] {3, 4}, 0, 2);
      file.endRowGroup(2, Set.of(1));
      append(file, new int[] {5}, 0, 1);
      file.endRowGroup(1, Set.of(1));
      file.end();
    }

    List<Group> records = read(path);

    assertThat(records).extracting(r -> r.getInteger("model1_rank", 0)).containsExactly(3, 4, 5);
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(record.getFieldRepetitionCount("model2_rank")).isZero();
              assertThat(record.getFieldRepetitionCount("model2_binary")).isZero();
            });
  }

  @Test
  void scoresOutsideTheRangeAreRefused() {
    try (ScoreFile file =
        new ScoreFile(folder.resolve("scores.parquet").toString(), List.of(model(1, 1, 20)))) {
      assertThatThrownBy(() -> append(file, new int[] {21}, 0, 1))
          .hasMessageContaining("mart/model_1");
      assertThatThrownBy(() -> append(file, new int[] {0}, 0, 1))
          .hasMessageContaining("mart/model_1");
    }
  }

  /** Binaries are the ranks' lowest bits. */
  private static void append(ScoreFile file, int[] ranks, int from, int rows) {
    int[] batch = Arrays.copyOfRange(ranks, from, from + rows);
    byte[] binaries = new byte[rows];
    for (int row = 0; row < rows; row++) {
      binaries[row] = (byte) (batch[row] & 1);
    }
    file.append(0, batch, binaries, rows);
  }

  private static List<Group> read(String path) throws Exception {
    List<Group> records = new ArrayList<>();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), new org.apache.hadoop.fs.Path(path))
            .withConf(Storage.configuration())
            .build()) {
      for (Group record = reader.read(); record != null; record = reader.read()) {
        records.add(record);
      }
    }
    return records;
  }

  private static PlanModel model(int number, int first, int last) {
    return new PlanModel(
        "mart",
        number,
        "model_" + number,
        List.of("age"),
        "binary",
        "symbol",
        Optional.empty(),
        new RankRange(first, last),
        "hash");
  }
}
