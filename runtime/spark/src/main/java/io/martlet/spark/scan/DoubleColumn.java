package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import org.apache.parquet.column.values.ValuesReader;

/** 64-bit floating-point numbers, moved as their bits. */
final class DoubleColumn extends LongColumn {

  DoubleColumn(
      HostSession session, int index, Scratch scratch, ChunkPages pages, boolean nullable) {
    super(session, index, scratch, pages, nullable);
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedLongs[position] = Double.doubleToRawLongBits(values.readDouble());
  }
}
