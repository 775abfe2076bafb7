package io.martlet.spark.mart;

import io.martlet.spark.Storage;
import io.martlet.spark.encode.EmptyChunk;
import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;

/**
 * Puts the files of a mart together: the column chunks of the key and of every model are copied as
 * bytes, row group by row group. Columns without a source are left empty.
 */
final class MartFileWriter {

  private final MartLayout layout;

  MartFileWriter(MartLayout layout) {
    this.layout = layout;
  }

  /**
   * @throws MartException when a chunk is not of the mart's type, or of another number of records
   */
  void write(MartFileSpec spec) throws IOException {
    MessageType schema = MartColumns.inParquet(layout.schema());
    try (Sources sources = new Sources();
        ParquetFileWriter writer =
            new ParquetFileWriter(
                HadoopOutputFile.fromPath(new Path(spec.target()), Storage.configuration()),
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                0,
                null,
                ParquetProperties.builder().build())) {
      writer.start();
      Source universe = sources.of(spec.universeFile());
      for (int group = 0; group < universe.groups().size(); group++) {
        long rows = universe.groups().get(group).getRowCount();
        writer.startBlock(rows);
        for (ColumnDescriptor column : schema.getColumns()) {
          String name = column.getPath()[0];
          Source source =
              name.equals(layout.key())
                  ? universe
                  : sources.of(spec.scores().get(layout.passes().get(name)));
          if (source == null) {
            EmptyChunk.write(writer, column, rows);
          } else {
            source.copy(writer, column, group, rows);
          }
        }
        writer.endBlock();
      }
      writer.end(Map.of());
    }
  }

  /**
   * An open file to copy chunks from.
   *
   * @param columns in the order of their chunks in every row group
   * @param places for each column, its place among them
   */
  private record Source(
      String path,
      List<BlockMetaData> groups,
      List<ColumnDescriptor> columns,
      Map<String, Integer> places,
      SeekableInputStream stream) {

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
  }

  /** The files to copy from, each opened once. */
  private static final class Sources implements AutoCloseable {

    private final Map<String, Source> open = new HashMap<>();

    /** Null for no path. */
    Source of(String path) {
      return path == null ? null : open.computeIfAbsent(path, Sources::open);
    }

    private static Source open(String path) {
      try {
        ParquetMetadata footer = Footers.of(path);
        List<ColumnDescriptor> columns = footer.getFileMetaData().getSchema().getColumns();
        Map<String, Integer> places = new HashMap<>();
        columns.forEach(column -> places.put(column.getPath()[0], places.size()));
        return new Source(path, footer.getBlocks(), columns, places, Storage.open(path));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      for (Source source : open.values()) {
        source.stream().close();
      }
    }
  }
}
