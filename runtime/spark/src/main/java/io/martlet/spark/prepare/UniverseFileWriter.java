package io.martlet.spark.prepare;

import io.martlet.plan.PassMemory;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.chunk.ColumnChunk;
import io.martlet.spark.delivery.ColumnBuffer;
import io.martlet.spark.delivery.ColumnValue;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;

/** Writes one file of a universe, column by column. */
final class UniverseFileWriter implements Closeable {

  /**
   * So many records go to their columns at once: 2,000 columns of them stay in a processor's cache.
   */
  private static final int BATCH = 128;

  private final long groupBytes;
  private final List<ColumnDescriptor> columns;
  private final CodecFactory codecs;
  private final ParquetFileWriter file;
  private final ColumnChunk[] chunks;
  private final ColumnBuffer[] buffers;
  private int buffered;
  private long rows;

  /**
   * @param fileBytes how large it will be, about
   */
  UniverseFileWriter(String place, PlanUniverse universe, long fileBytes) throws IOException {
    Configuration configuration = Storage.configuration();
    this.groupBytes = Math.min(ParquetWriter.DEFAULT_BLOCK_SIZE, fileBytes);
    MessageType schema = UniverseSchema.of(universe);
    this.columns = schema.getColumns();
    this.buffers =
        universe.columns().stream()
            .map(column -> new ColumnBuffer(column, BATCH))
            .toArray(ColumnBuffer[]::new);
    this.codecs = new CodecFactory(configuration, ParquetWriter.DEFAULT_PAGE_SIZE);
    this.file =
        new ParquetFileWriter(
            HadoopOutputFile.fromPath(new Path(place), configuration),
            schema,
            ParquetFileWriter.Mode.OVERWRITE,
            ParquetWriter.DEFAULT_BLOCK_SIZE,
            0,
            null,
            ParquetProperties.builder().build());
    this.chunks = new ColumnChunk[buffers.length];
    file.start();
    beginGroup();
  }

  private void beginGroup() {
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] = ColumnChunk.of(columns.get(i));
    }
    rows = 0;
  }

  /**
   * Writes a record.
   *
   * @param values those of the universe's columns, in their order
   */
  void write(ColumnValue[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i].addTo(buffers[i]);
    }
    buffered++;
    rows++;
    if (buffered < BATCH && rows < PassMemory.ROW_GROUP_ROWS) {
      return;
    }
    writeBuffered();
    if (rows == PassMemory.ROW_GROUP_ROWS || kept() >= groupBytes) {
      endGroup();
      beginGroup();
    }
  }

  private void writeBuffered() {
    for (int i = 0; i < buffers.length; i++) {
      chunks[i].add(buffers[i]);
      buffers[i].clear();
    }
    buffered = 0;
  }

  private long kept() {
    long bytes = 0;
    for (ColumnChunk chunk : chunks) {
      bytes += chunk.bytes();
    }
    return bytes;
  }

  /** How many bytes the file has by now, without what is not compressed yet. */
  long bytes() throws IOException {
    return file.getPos();
  }

  private void endGroup() throws IOException {
    BytesInputCompressor codec = codecs.getCompressor(CompressionCodecName.SNAPPY);
    file.startBlock(rows);
    for (ColumnChunk chunk : chunks) {
      chunk.write(file, codec);
    }
    file.endBlock();
  }

  /** Completes the file. */
  void end() throws IOException {
    if (rows > 0) {
      writeBuffered();
      endGroup();
    }
    file.end(Map.of());
  }

  @Override
  public void close() throws IOException {
    codecs.release();
    file.close();
  }
}
