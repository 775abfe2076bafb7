package io.martlet.spark.encode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.BytesUtils;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** A column chunk without a single value: what a failed model has in its mart. */
public final class EmptyChunk {

  private EmptyChunk() {}

  public static void write(ParquetFileWriter file, ColumnDescriptor column, long rows)
      throws IOException {
    Statistics<?> statistics = Statistics.createStats(column.getPrimitiveType());
    statistics.incrementNumNulls(rows);
    BytesInput levels = BytesInput.from(levels(Math.toIntExact(rows), 0));
    file.startColumn(column, rows, CompressionCodecName.UNCOMPRESSED);
    file.writeDataPage(
        (int) rows,
        (int) levels.size(),
        levels,
        statistics,
        rows,
        Encoding.RLE,
        Encoding.RLE,
        Encoding.PLAIN);
    file.endColumn();
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
