package io.martlet.spark.prepare;

import io.martlet.plan.PassMemory;
import io.martlet.plan.PlanUniverse;
import io.martlet.spark.Storage;
import io.martlet.spark.delivery.ColumnBuffer;
import io.martlet.spark.delivery.ColumnValue;
import java.io.Closeable;
import java.io.IOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.CodecFactory;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopOutputFile;
import org.apache.parquet.schema.MessageType;

/** Writes one file of a universe, column by column. */
final class UniverseFileWriter implements Closeable {

  private static final long ROW_GROUP_BYTES = ParquetWriter.DEFAULT_BLOCK_SIZE;

  /** So many records are written at once, column by column. */
  private static final int BATCH = 500;

  private final MessageType schema;
  private final CodecFactory codecs;
  private final ParquetProperties properties = ParquetProperties.builder().build();
  private final ParquetFileWriter file;
  private final ColumnWriter[] columns;
  private final ColumnBuffer[] buffers;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore store;
  private int buffered;
  private long rows;
  private int groups;
  private boolean ended;

  UniverseFileWriter(String place, PlanUniverse universe) throws IOException {
    Configuration configuration = Storage.configuration();
    this.schema = UniverseSchema.of(universe);
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
            ROW_GROUP_BYTES,
            0,
            null,
            properties);
    this.columns = new ColumnWriter[schema.getFieldCount()];
    file.start();
    beginGroup();
  }

  private void beginGroup() {
    pages =
        new ColumnChunkPageWriteStore(
            (CompressionCodecFactory.BytesInputCompressor)
                codecs.getCompressor(CompressionCodecName.SNAPPY),
            schema,
            properties.getAllocator(),
            properties.getColumnIndexTruncateLength(),
            properties.getPageWriteChecksumEnabled(),
            null,
            groups++);
    store = properties.newColumnWriteStore(schema, pages, pages);
    for (ColumnDescriptor column : schema.getColumns()) {
      columns[schema.getFieldIndex(column.getPath()[0])] = store.getColumnWriter(column);
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
    if (store.getBufferedSize() >= ROW_GROUP_BYTES || rows == PassMemory.ROW_GROUP_ROWS) {
      endGroup();
      beginGroup();
    }
  }

  private void writeBuffered() {
    for (int i = 0; i < buffers.length; i++) {
      buffers[i].writeTo(columns[i]);
    }
    for (; buffered > 0; buffered--) {
      store.endRecord();
    }
  }

  /** How many bytes the file has by now, without what is not compressed yet. */
  long bytes() throws IOException {
    return file.getPos();
  }

  private void endGroup() throws IOException {
    file.startBlock(rows);
    store.flush();
    pages.flushToFileWriter(file);
    file.endBlock();
    store.close();
    pages.close();
  }

  /** Completes the file. */
  void end() throws IOException {
    if (rows > 0) {
      writeBuffered();
      endGroup();
    }
    file.end(Map.of());
    ended = true;
  }

  @Override
  public void close() throws IOException {
    if (!ended) {
      store.close();
      pages.close();
    }
    codecs.release();
    file.close();
  }
}
