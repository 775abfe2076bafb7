package io.martlet.spark.encode;

import io.martlet.spark.GrowingFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Set;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.EncodingStats;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ColumnPath;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** A column chunk without a single value: what a failed model has in its mart. */
public final class EmptyChunk {

  private EmptyChunk() {}

  public static void write(ParquetFileWriter file, ColumnDescriptor column, long rows)
      throws IOException {
    BytesInput levels = BytesInput.from(levels(Math.toIntExact(rows), 0));
    file.startColumn(column, rows, CompressionCodecName.UNCOMPRESSED);
    file.writeDataPage(
        (int) rows,
        (int) levels.size(),
        levels,
        nulls(column, rows),
        rows,
        Encoding.RLE,
        Encoding.RLE,
        Encoding.PLAIN);
    file.endColumn();
  }

  /** Writes one at a file's end, and tells what a footer says of it. */
  public static ColumnChunkMetaData append(GrowingFile file, ColumnDescriptor column, long rows)
      throws IOException {
    long start = file.end();
    byte[] levels = levels(Math.toIntExact(rows), 0);
    ByteArrayOutputStream page = new ByteArrayOutputStream();
    new ParquetMetadataConverter()
        .writeDataPageV1Header(
            levels.length,
            levels.length,
            (int) rows,
            Encoding.RLE,
            Encoding.RLE,
            Encoding.PLAIN,
            page);
    page.write(levels);
    file.write(page.toByteArray());
    return ColumnChunkMetaData.get(
        ColumnPath.get(column.getPath()),
        column.getPrimitiveType(),
        CompressionCodecName.UNCOMPRESSED,
        new EncodingStats.Builder().addDataEncoding(Encoding.PLAIN).build(),
        Set.of(Encoding.RLE, Encoding.PLAIN),
        nulls(column, rows),
        start,
        0,
        rows,
        page.size(),
        page.size());
  }

  private static Statistics<?> nulls(ColumnDescriptor column, long rows) {
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    statistics.incrementNumNulls(rows);
    return statistics;
  }

  /** One run of definition levels, with its length in bytes before it. */
  static byte[] levels(int values, int level) throws IOException {
    ByteArrayOutputStream run = new ByteArrayOutputStream();
    BytesUtils.writeUnsignedVarInt(values << 1, run);
    run.write(level);
    ByteArrayOutputStream levels = new ByteArrayOutputStream();
    BytesUtils.writeIntLittleEndian(levels, run.size());
    run.writeTo(levels);
    return levels.toByteArray();
  }
}
