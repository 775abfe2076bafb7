package io.martlet.spark.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.ColumnBuffer;
import io.martlet.spark.delivery.ColumnValue;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written of a column is what Parquet's own reader finds there, in one encoding. */
class UniverseFileWriterTest {

  /** More than a page. */
  private static final int ROWS = 25_001;

  @TempDir private Path folder;

  /** Columns that differ in how they are best written; where the number is negative, none is. */
  private static final List<IntUnaryOperator> COLUMNS =
      List.of(
          row -> 7,
          row -> row % 13,
          row -> row % 300,
          row -> row / 2,
          row -> row,
          row -> row < 1000 ? row : 1,
          row -> row % 3 == 0 ? -1 : row % 50,
          row -> row % 2 == 0 ? -1 : row,
          row -> row < 20_000 ? -1 : row % 5,
          row -> -1,
          row -> 5 * row / 12);

  @ParameterizedTest
  @EnumSource
  void everyColumnIsReadBack(ColumnType type) throws IOException {
    List<PlanColumn> columns = new ArrayList<>();
    for (int i = 0; i < COLUMNS.size(); i++) {
      columns.add(new PlanColumn("c" + i, type, true));
    }
    columns.add(new PlanColumn("always", type, false));
    PlanUniverse universe = new PlanUniverse("u", "c0", columns, List.of());

    String file = write(universe, ROWS, 64L << 20);

    List<List<String>> found = new ArrayList<>();
    new ParquetDelivery(file, file)
        .read(
            record -> {
              List<String> values = new ArrayList<>();
              for (int i = 0; i < columns.size(); i++) {
                values.add(ParquetDelivery.text(record, i));
              }
              found.add(values);
            });
    assertThat(found).hasSize(ROWS);
    for (int row = 0; row < ROWS; row++) {
      List<String> written = new ArrayList<>();
      for (int i = 0; i < columns.size(); i++) {
        Cell cell = new Cell(type, number(i, row));
        written.add(cell.isPresent() ? cell.shown() : null);
      }
      assertThat(found.get(row)).as("row %d", row).isEqualTo(written);
    }
    for (ColumnChunkMetaData chunk : chunks(file)) {
      assertThat(
              chunk.getEncodingStats().hasDictionaryEncodedPages()
                  && chunk.getEncodingStats().hasNonDictionaryEncodedPages())
          .as("two encodings in %s", chunk)
          .isFalse();
    }
  }

  @Test
  void codesHaveADictionaryAndKeysHaveNone() throws IOException {
    PlanUniverse universe =
        new PlanUniverse(
            "u",
            "c4",
            Stream.of(1, 4).map(i -> new PlanColumn("c" + i, ColumnType.INT32, true)).toList(),
            List.of());

    List<ColumnChunkMetaData> chunks = chunks(write(universe, ROWS, 64L << 20));

    assertThat(chunks)
        .extracting(chunk -> chunk.getEncodingStats().hasDictionaryEncodedPages())
        .containsExactly(true, false);
  }

  @Test
  void aDictionaryHasNoMoreThanTwoBytesCanNumber() throws IOException {
    PlanUniverse universe =
        new PlanUniverse(
            "u", "c10", List.of(new PlanColumn("c10", ColumnType.INT32, true)), List.of());
    int rows = 200_001;

    String file = write(universe, rows, 64L << 20);

    List<Integer> found = new ArrayList<>();
    new ParquetDelivery(file, file).read(record -> found.add(record.getInteger(0, 0)));
    assertThat(found).isEqualTo(IntStream.range(0, rows).map(row -> 5 * row / 12).boxed().toList());
    assertThat(chunks(file))
        .extracting(chunk -> chunk.getEncodingStats().hasDictionaryEncodedPages())
        .containsExactly(false, true);
  }

  @Test
  void rowGroupsAreAsLargeAsFilesAreToBe() throws IOException {
    PlanUniverse universe =
        new PlanUniverse(
            "u", "c4", List.of(new PlanColumn("c4", ColumnType.INT64, true)), List.of());

    List<BlockMetaData> groups = Footers.of(write(universe, ROWS, 1 << 15)).getBlocks();

    assertThat(groups).hasSizeBetween(5, 12);
  }

  private String write(PlanUniverse universe, int rows, long bytes) throws IOException {
    Path path = Files.createTempDirectory(folder, "u").resolve("f.parquet");
    String place = Storage.location(path);
    try (UniverseFileWriter out = new UniverseFileWriter(place, universe, bytes)) {
      for (int row = 0; row < rows; row++) {
        ColumnValue[] values = new ColumnValue[universe.columns().size()];
        for (int i = 0; i < values.length; i++) {
          PlanColumn column = universe.columns().get(i);
          int index =
              column.name().equals("always")
                  ? COLUMNS.size()
                  : Integer.parseInt(column.name().substring(1));
          values[i] = new Cell(column.type(), number(index, row));
        }
        out.write(values);
      }
      out.end();
    }
    return path.toString();
  }

  private static int number(int column, int row) {
    return column < COLUMNS.size() ? COLUMNS.get(column).applyAsInt(row) : row % 17;
  }

  private static List<ColumnChunkMetaData> chunks(String file) throws IOException {
    return Footers.of(file).getBlocks().stream()
        .flatMap(group -> group.getColumns().stream())
        .toList();
  }

  /** A number as a value of any type. */
  private static final class Cell extends ColumnValue {

    private final ColumnType type;
    private final int number;

    Cell(ColumnType type, int number) {
      this.type = type;
      this.number = number;
    }

    @Override
    public boolean isPresent() {
      return number >= 0;
    }

    @Override
    public long integer() {
      return switch (type) {
        case BOOL -> number & 1;
        case INT8 -> (byte) number;
        case INT16 -> (short) number;
        case INT32, DATE, FLOAT32, FLOAT64, STRING -> number;
        case INT64 -> number * 10_000_000_000L;
      };
    }

    private String text() {
      return "é".repeat(number % 40) + number;
    }

    @Override
    protected String shown() {
      return switch (type) {
        case BOOL -> Boolean.toString(integer() == 1);
        case INT8, INT16, INT32, INT64 -> Long.toString(integer());
        case DATE -> java.time.LocalDate.ofEpochDay(integer()).toString();
        case FLOAT32 -> Float.toString(number / 8f);
        case FLOAT64 -> Double.toString(number / 8.0);
        case STRING -> text();
      };
    }

    @Override
    protected void put(ColumnBuffer out) {
      switch (type) {
        case BOOL, INT8, INT16, INT32, INT64, DATE -> out.add(integer());
        case FLOAT32, FLOAT64 -> out.add(number / 8.0);
        case STRING -> {
          byte[] text = text().getBytes(StandardCharsets.UTF_8);
          out.add(text, 0, text.length);
        }
      }
    }
  }
}
