package io.martlet.spark.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.plan.PlanColumn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.MessageTypeParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Single records, of files of other programs: see {@link ForeignFilesTest}. */
class RecordLookupTest {

  private static final List<String> NAMES =
      ForeignFilesTest.COLUMNS.stream().map(PlanColumn::name).toList();

  /** Columns in which no value comes twice. */
  private static final List<Integer> KEYS = List.of(3, 4, 5, 6, 7);

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arrow-v1-dictionary-snappy",
        "arrow-v1-plain-gzip",
        "arrow-v2-dictionary-zstd",
        "arrow-v2-other-encodings",
        "duckdb-zstd"
      })
  void findsTheRecordOfAKeyOfAnyType(String file) throws Exception {
    List<List<Object>> expected = ForeignFilesTest.expected();
    for (int column : KEYS) {
      for (int row = column; row < expected.size(); row += 113) {
        Object key = expected.get(row).get(column);
        if (key != null) {
          assertThat(with(file, column, key)).contains(keyFirst(expected.get(row), column));
        }
      }
    }
  }

  @Test
  void findsNothingForAKeyThatNoRecordHas() throws Exception {
    assertThat(with("duckdb-zstd", 4, 5L)).isEmpty();
  }

  @Test
  void givesTheFirstRecordsOverRowGroups() throws Exception {
    for (int count : List.of(1, 400, 401, 1000, 2000)) {
      try (RecordLookup lookup = of("arrow-v1-dictionary-snappy", NAMES)) {
        assertThat(lookup.first(count))
            .isEqualTo(ForeignFilesTest.expected().subList(0, Math.min(count, 1000)));
      }
    }
  }

  @Test
  void givesTheRecordAtAPlace() throws Exception {
    try (RecordLookup lookup = of("arrow-v1-dictionary-snappy", NAMES)) {
      assertThat(lookup.at(2, 150)).isEqualTo(ForeignFilesTest.expected().get(950));
    }
  }

  /** More than are decoded at once. */
  @Test
  void findsEachOfThousandsOfRecords() throws IOException {
    MessageType schema =
        MessageTypeParser.parseMessageType(
            "message m { required int32 k; optional binary t (STRING); }");
    Path file = folder.resolve("many.parquet");
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new LocalOutputFile(file)).withType(schema).build()) {
      for (int row = 0; row < 20_000; row++) {
        Group record = new SimpleGroup(schema).append("k", 20_000 - row);
        writer.write(row % 3 == 0 ? record : record.append("t", "t" + row));
      }
    }
    for (int row : List.of(0, 1, 8191, 8192, 8193, 16_383, 16_384, 19_999)) {
      try (RecordLookup lookup = new RecordLookup(file.toString(), List.of("k", "t"))) {
        assertThat(lookup.with(20_000 - row))
            .contains(Arrays.asList(20_000 - row, row % 3 == 0 ? null : "t" + row));
      }
    }
  }

  private static Optional<List<Object>> with(String file, int column, Object key) throws Exception {
    try (RecordLookup lookup = of(file, keyFirst(NAMES, column))) {
      return lookup.with(key);
    }
  }

  private static RecordLookup of(String file, List<String> columns) throws Exception {
    return new RecordLookup(ForeignFilesTest.fixture(file).toString(), columns);
  }

  private static <T> List<T> keyFirst(List<T> record, int column) {
    List<T> swapped = new ArrayList<>(record);
    Collections.swap(swapped, 0, column);
    return swapped;
  }
}
