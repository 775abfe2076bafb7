package io.martlet.spark.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A footer's part says of its columns what the whole says. */
class FootersTest {

  private static final Set<String> SOME = Set.of("word", "small", "none-such");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "arrow-v1-dictionary-snappy",
        "arrow-v2-dictionary-zstd",
        "arrow-v2-other-encodings",
        "duckdb-zstd",
        "duckdb-v2"
      })
  void aPartIsAsTheWhole(String name) throws Exception {
    ParquetMetadata whole = Footers.of(copy(name, "whole"));
    ParquetMetadata part = Footers.of(copy(name, "part"), SOME);

    assertThat(part.getFileMetaData().getSchema().getFields())
        .isEqualTo(
            whole.getFileMetaData().getSchema().getFields().stream()
                .filter(field -> SOME.contains(field.getName()))
                .toList())
        .hasSize(2);
    assertThat(part.getBlocks()).hasSameSizeAs(whole.getBlocks()).isNotEmpty();
    for (int i = 0; i < part.getBlocks().size(); i++) {
      assertThat(part.getBlocks().get(i).getRowCount())
          .isEqualTo(whole.getBlocks().get(i).getRowCount());
      assertThat(told(part.getBlocks().get(i))).isEqualTo(told(whole.getBlocks().get(i)));
    }
  }

  private static List<List<Object>> told(BlockMetaData group) {
    return group.getColumns().stream()
        .filter(chunk -> SOME.contains(chunk.getPath().toDotString()))
        .map(FootersTest::told)
        .toList();
  }

  private static List<Object> told(ColumnChunkMetaData chunk) {
    return List.of(
        chunk.getPath(),
        chunk.getPrimitiveType(),
        chunk.getCodec(),
        chunk.getEncodings(),
        chunk.getStartingPos(),
        chunk.getTotalSize(),
        chunk.getTotalUncompressedSize(),
        chunk.getValueCount(),
        chunk.getStatistics());
  }

  @Test
  void whatWasAskedForBeforeIsStillThere() throws Exception {
    String file = copy("duckdb-v2", "twice");

    Footers.of(file, Set.of("word"));
    Footers.of(file, Set.of("small"));

    assertThat(Footers.of(file, Set.of("word")).getFileMetaData().getSchema().getFieldCount())
        .isEqualTo(2);
    assertThat(Footers.of(file).getFileMetaData().getSchema().getFieldCount()).isGreaterThan(2);
  }

  @Test
  void whatIsNoParquetIsRefused() throws Exception {
    for (String text : List.of("", "short", "longer than the end of a Parquet file")) {
      Path file = Files.writeString(folder.resolve("text" + text.length()), text);

      assertThatThrownBy(() -> Footers.of(file.toString(), SOME)).isInstanceOf(IOException.class);
    }
  }

  /** Tasks of one process read files at once; a decompressor serves one of them. */
  @Test
  void filesThatAreReadAtOnceShareNoDecompressor() {
    assertThat(Footers.options().getCodecFactory())
        .isNotSameAs(Footers.options().getCodecFactory());
  }

  private String copy(String fixture, String name) throws Exception {
    Path file = folder.resolve(name + ".parquet");
    Files.copy(ForeignFilesTest.fixture(fixture), file);
    return file.toString();
  }
}
