package io.martlet.spark.mart;

import io.martlet.spark.Storage;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;

/** How many scores files of a mart have of each model, by what their footers say. */
public final class MartFileScores {

  private final Map<String, Long> values = new HashMap<>();

  /**
   * Adds a file's.
   *
   * @return why it cannot be read, if it cannot
   */
  public Optional<String> add(String file) {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(new Path(file), Storage.configuration()))) {
      for (BlockMetaData group : reader.getRowGroups()) {
        group.getColumns().forEach(this::add);
      }
      return Optional.empty();
    } catch (IOException | RuntimeException damaged) {
      return Optional.of("%s is no Parquet file that can be read.".formatted(Storage.plain(file)));
    }
  }

  private void add(ColumnChunkMetaData chunk) {
    Statistics<?> statistics = chunk.getStatistics();
    values.merge(
        chunk.getPath().toDotString(),
        chunk.getValueCount() - Math.max(0, statistics.getNumNulls()),
        Long::sum);
  }

  /** How many records have a value in a column. */
  public long values(String column) {
    return values.getOrDefault(column, 0L);
  }
}
