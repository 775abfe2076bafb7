package io.martlet.spark.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of other programs are read right; universes/make.py wrote them. */
class ForeignFilesTest {

  private static final int ROWS = 1000;

  static final List<PlanColumn> COLUMNS =
      List.of(
          new PlanColumn("flag", ColumnType.BOOL, true),
          new PlanColumn("tiny", ColumnType.INT8, true),
          new PlanColumn("small", ColumnType.INT16, true),
          new PlanColumn("whole", ColumnType.INT32, true),
          new PlanColumn("big", ColumnType.INT64, true),
          new PlanColumn("single", ColumnType.FLOAT32, true),
          new PlanColumn("double", ColumnType.FLOAT64, true),
          new PlanColumn("day", ColumnType.DATE, true),
          new PlanColumn("word", ColumnType.STRING, true));

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arrow-v1-dictionary-snappy",
        "arrow-v1-plain-gzip",
        "arrow-v2-dictionary-zstd",
        "arrow-v2-checksums-lz4",
        "arrow-v2-other-encodings",
        "duckdb-zstd",
        "duckdb-v2"
      })
  void areReadRight(String name) throws Exception {
    assertThat(Decoded.read(fixture(name), COLUMNS, 96)).isEqualTo(expected());
  }

  @Test
  void whatSparkWritesIsReadRight() throws Exception {
    try (SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", "false")
            .getOrCreate()) {
      spark
          .read()
          .parquet(fixture("arrow-v1-dictionary-snappy").toString())
          .coalesce(1)
          .write()
          .parquet(folder.resolve("spark").toString());
    }
    try (var files = Files.list(folder.resolve("spark"))) {
      Path file =
          files.filter(each -> each.toString().endsWith(".parquet")).findFirst().orElseThrow();
      assertThat(Decoded.read(file, COLUMNS, 1024)).isEqualTo(expected());
    }
  }

  @Test
  void anotherTypeThanDeclaredIsRefusedByName() throws Exception {
    assertThatThrownBy(
            () ->
                Decoded.read(
                    fixture("duckdb-zstd"),
                    List.of(new PlanColumn("whole", ColumnType.INT8, true)),
                    96))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining("duckdb-zstd.parquet, column \"whole\", is INT32")
        .hasMessageContaining("does not hold int8");
  }

  @Test
  void aMissingColumnIsRefusedByName() throws Exception {
    assertThatThrownBy(
            () ->
                Decoded.read(
                    fixture("duckdb-zstd"),
                    List.of(new PlanColumn("income", ColumnType.INT8, true)),
                    96))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining("has no column \"income\"");
  }

  @Test
  void aMissingValueInARequiredColumnIsRefused() throws Exception {
    assertThatThrownBy(
            () ->
                Decoded.read(
                    fixture("duckdb-zstd"),
                    List.of(new PlanColumn("whole", ColumnType.INT32, false)),
                    96))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining("column \"whole\", misses a value");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 100, 4000})
  void aTruncatedFileIsOneClearError(int length) throws Exception {
    byte[] whole = Files.readAllBytes(fixture("duckdb-zstd"));
    Path file = folder.resolve("short.parquet");
    Files.write(file, Arrays.copyOf(whole, length));
    assertThatThrownBy(() -> Decoded.read(file, COLUMNS, 96))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining("short.parquet is no Parquet file that can be read");
  }

  @Test
  void aFlippedByteIsToldByItsChecksum() throws Exception {
    Path file = folder.resolve("flipped.parquet");
    Files.copy(fixture("arrow-v2-checksums-lz4"), file, StandardCopyOption.REPLACE_EXISTING);
    byte[] bytes = Files.readAllBytes(file);
    bytes[100] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> Decoded.read(file, COLUMNS, 96))
        .isInstanceOf(ScanException.class)
        .hasMessageContaining(
            "flipped.parquet, column \"flag\", is damaged: a page does not match");
  }

  static Path fixture(String name) throws URISyntaxException {
    return Path.of(ForeignFilesTest.class.getResource("/universes/" + name + ".parquet").toURI());
  }

  /** The same records are in all files. */
  static List<List<Object>> expected() {
    List<List<Object>> records = new ArrayList<>();
    for (int r = 0; r < ROWS; r++) {
      List<Object> record =
          new ArrayList<>(
              List.of(
                  r % 3 == 0,
                  r % 100 - 50,
                  r * 7 % 30000 - 15000,
                  r * 1000 - 500000,
                  r * 10_000_000_000L,
                  r / 4f,
                  r / 8d,
                  r,
                  "w" + r % 50 + "é"));
      for (int column = 0; column < record.size(); column++) {
        if ((r + column) % 7 == 3) {
          record.set(column, null);
        }
      }
      records.add(record);
    }
    return records;
  }
}
