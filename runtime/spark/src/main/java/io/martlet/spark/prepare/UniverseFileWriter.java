package io.martlet.spark.prepare;

import io.martlet.plan.PassMemory;
import io.martlet.spark.Storage;
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

  /** Asking each column for its size costs as much as writing a value. */
  private static final int CHECKED_EACH = 1000;

  private final MessageType schema;
  private final CodecFactory codecs;
  private final ParquetProperties properties = ParquetProperties.builder().build();
  private final ParquetFileWriter file;
  private final ColumnWriter[] columns;
  private ColumnChunkPageWriteStore pages;
  private ColumnWriteStore store;
  private long rows;
  private int groups;
  private boolean ended;

  UniverseFileWriter(String place, MessageType schema) throws IOException {
    Configuration configuration = Storage.configuration();
    this.schema = schema;
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

  /** The columns of a record, in their order. They change with each record that ends. */
  ColumnWriter column(int index) {
    return columns[index];
  }

  void endRecord() throws IOException {
    store.endRecord();
    rows++;
    boolean full = rows % CHECKED_EACH == 0 && store.getBufferedSize() >= ROW_GROUP_BYTES;
    if (full || rows == PassMemory.ROW_GROUP_ROWS) {
      endGroup();
      beginGroup();
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
