package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import org.apache.parquet.column.values.ValuesReader;

/** 32-bit floating-point numbers, moved as their bits. */
final class FloatColumn extends IntColumn {

  FloatColumn(HostSession session, int index, Scratch scratch, ChunkPages pages, boolean nullable) {
    super(session, index, scratch, pages, nullable);
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedInts[position] = Float.floatToRawIntBits(values.readFloat());
  }
}
