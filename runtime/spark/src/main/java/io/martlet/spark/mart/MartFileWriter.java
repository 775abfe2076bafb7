package io.martlet.spark.mart;

import io.martlet.spark.Storage;
import io.martlet.spark.encode.EmptyChunk;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
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
   * Writes one file.
   *
   * @throws MartException when a chunk is not of the mart's type, or of another number of records
   */
  void write(MartFileSpec spec, String target) throws IOException {
    MessageType schema = MartColumns.inParquet(layout.schema());
    try (ChunkSources sources = new ChunkSources();
        ParquetFileWriter writer =
            new ParquetFileWriter(
                HadoopOutputFile.fromPath(new Path(target), Storage.configuration()),
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                ParquetWriter.DEFAULT_BLOCK_SIZE,
                0,
                null,
                ParquetProperties.builder().build())) {
      writer.start();
      ChunkSource universe = sources.of(spec.universe().path(), layout.key());
      for (int group = 0; group < universe.groups().size(); group++) {
        long rows = universe.groups().get(group).getRowCount();
        writer.startBlock(rows);
        for (ColumnDescriptor column : schema.getColumns()) {
          ChunkSource source = sources.of(place(spec, column));
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

  /** The file with a column's chunks; null when there is none. */
  private String place(MartFileSpec spec, ColumnDescriptor column) {
    if (column.getPath()[0].equals(layout.key())) {
      return spec.universe().path();
    }
    return layout.isKept(column) ? spec.base() : spec.scores(layout, column);
  }
}
