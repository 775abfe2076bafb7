package io.martlet.spark.scan;

import org.apache.parquet.column.values.ValuesReader;

/** 64-bit floating-point numbers, moved as their bits. */
final class DoubleColumn extends LongColumn {

  DoubleColumn(Scratch scratch, ChunkPages pages, boolean nullable) {
    super(scratch, pages, nullable);
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedLongs[position] = Double.doubleToRawLongBits(values.readDouble());
  }

  @Override
  Object present(int row) {
    return Double.longBitsToDouble(scratch.longs[row]);
  }
}
