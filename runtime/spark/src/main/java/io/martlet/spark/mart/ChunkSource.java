package io.martlet.spark.mart;

import io.martlet.spark.GrowingFile;
import io.martlet.spark.Storage;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.internal.hadoop.metadata.IndexReference;
import org.apache.parquet.io.SeekableInputStream;

/**
 * An open Parquet file whose column chunks are copied as bytes.
 *
 * @param end where its footer begins
 * @param columns in the order of their chunks in every row group
 * @param places for each column, its place among them
 */
record ChunkSource(
    String path,
    long end,
    String createdBy,
    List<BlockMetaData> groups,
    List<ColumnDescriptor> columns,
    Map<String, Integer> places,
    SeekableInputStream stream)
    implements AutoCloseable {

  /** The footer's length, and what Parquet files end in. */
  private static final int FOOTER_END = 8;

  static ChunkSource open(String path) throws IOException {
    return open(path, Footers.of(path));
  }

  /** Opens a file of which one column is copied. */
  static ChunkSource open(String path, String column) throws IOException {
    return open(path, Footers.of(path, Set.of(column)));
  }

  private static ChunkSource open(String path, ParquetMetadata footer) throws IOException {
    List<ColumnDescriptor> columns = footer.getFileMetaData().getSchema().getColumns();
    Map<String, Integer> places = new HashMap<>();
    columns.forEach(column -> places.put(column.getPath()[0], places.size()));
    long bytes = Storage.status(path).getLen();
    SeekableInputStream stream = Storage.open(path);
    stream.seek(bytes - FOOTER_END);
    long end = bytes - FOOTER_END - BytesUtils.readIntLittleEndian(stream);
    return new ChunkSource(
        path,
        end,
        footer.getFileMetaData().getCreatedBy(),
        footer.getBlocks(),
        columns,
        places,
        stream);
  }

  /**
   * What the file has of a column in a row group.
   *
   * @throws MartException when it is not of the column's type, or of another number of records
   */
  ColumnChunkMetaData chunk(ColumnDescriptor column, int group, long rows) {
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
    return chunk;
  }

  /** Copies a chunk to a file's column, as {@link #chunk} has it. */
  void copy(ParquetFileWriter writer, ColumnDescriptor column, int group, long rows)
      throws IOException {
    writer.appendColumnChunk(column, stream, chunk(column, group, rows), null, null, null);
  }

  /** Copies a chunk to a file's end, and tells what a footer says of it there. */
  ColumnChunkMetaData append(GrowingFile file, ColumnDescriptor column, int group, long rows)
      throws IOException {
    ColumnChunkMetaData chunk = chunk(column, group, rows);
    long moved = file.end() - chunk.getStartingPos();
    stream.seek(chunk.getStartingPos());
    file.write(stream, chunk.getTotalSize());
    long dictionary = chunk.getDictionaryPageOffset();
    return ColumnChunkMetaData.get(
        chunk.getPath(),
        column.getPrimitiveType(),
        chunk.getCodec(),
        chunk.getEncodingStats(),
        chunk.getEncodings(),
        chunk.getStatistics(),
        chunk.getFirstDataPageOffset() + moved,
        dictionary > 0 ? dictionary + moved : 0,
        chunk.getValueCount(),
        chunk.getTotalSize(),
        chunk.getTotalUncompressedSize());
  }

  /** How many bytes a column's chunks and their indexes are; none where there is none. */
  long bytes(ColumnDescriptor column) {
    Integer place = places.get(column.getPath()[0]);
    return place == null
        ? 0
        : groups.stream().mapToLong(group -> bytes(group.getColumns().get(place))).sum();
  }

  private static long bytes(ColumnChunkMetaData chunk) {
    return chunk.getTotalSize()
        + bytes(chunk.getColumnIndexReference())
        + bytes(chunk.getOffsetIndexReference());
  }

  private static long bytes(IndexReference index) {
    return index == null ? 0 : index.getLength();
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
