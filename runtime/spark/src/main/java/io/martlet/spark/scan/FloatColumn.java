package io.martlet.spark.scan;

import org.apache.parquet.column.values.ValuesReader;

/** 32-bit floating-point numbers, moved as their bits. */
final class FloatColumn extends IntColumn {

  FloatColumn(Scratch scratch, ChunkPages pages, boolean nullable) {
    super(scratch, pages, nullable);
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedInts[position] = Float.floatToRawIntBits(values.readFloat());
  }

  @Override
  Object present(int row) {
    return Float.intBitsToFloat(scratch.ints[row]);
  }
}
