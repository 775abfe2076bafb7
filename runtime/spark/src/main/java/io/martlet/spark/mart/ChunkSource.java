package io.martlet.spark.mart;

import io.martlet.spark.Storage;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.SeekableInputStream;

/**
 * An open Parquet file whose column chunks are copied as bytes.
 *
 * @param columns in the order of their chunks in every row group
 * @param places for each column, its place among them
 */
record ChunkSource(
    String path,
    List<BlockMetaData> groups,
    List<ColumnDescriptor> columns,
    Map<String, Integer> places,
    SeekableInputStream stream)
    implements AutoCloseable {

  static ChunkSource open(String path) throws IOException {
    ParquetMetadata footer = Footers.of(path);
    List<ColumnDescriptor> columns = footer.getFileMetaData().getSchema().getColumns();
    Map<String, Integer> places = new HashMap<>();
    columns.forEach(column -> places.put(column.getPath()[0], places.size()));
    return new ChunkSource(path, footer.getBlocks(), columns, places, Storage.open(path));
  }

  /**
   * Copies a chunk to a file's column.
   *
   * @throws MartException when it is not of the column's type, or of another number of records
   */
  void copy(ParquetFileWriter writer, ColumnDescriptor column, int group, long rows)
      throws IOException {
    String name = column.getPath()[0];
    Integer place = places.get(name);
    if (place == null || group >= groups.size()) {
      throw new MartException(
          String.format(Locale.ROOT, "%s has no column %s in row group %d", path, name, group));
    }
    ColumnChunkMetaData chunk = groups.get(group).getColumns().get(place);
    if (!MartColumns.sameBytes(columns.get(place), column)) {
      throw new MartException(
          "%s has column %s as %s, the mart as %s"
              .formatted(
                  path, name, columns.get(place).getPrimitiveType(), column.getPrimitiveType()));
    }
    if (chunk.getValueCount() != rows) {
      throw new MartException(
          String.format(
              Locale.ROOT,
              "%s has %,d values of column %s in row group %d, not %,d",
              path,
              chunk.getValueCount(),
              name,
              group,
              rows));
    }
    writer.appendColumnChunk(column, stream, chunk, null, null, null);
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
