package io.martlet.spark.scan;

import org.apache.parquet.column.values.ValuesReader;

/** Booleans: a bit each in plain pages, a byte each in the region. */
final class BoolColumn extends ByteColumn {

  private long bit;

  BoolColumn(Scratch scratch, ChunkPages pages, boolean nullable) {
    super(scratch, pages, nullable);
  }

  @Override
  void dictionary(byte[] page, int end, int size) {
    throw new DamagedPage("a dictionary of booleans");
  }

  @Override
  void startPlain() {
    bit = 8L * plain;
  }

  @Override
  void plain(byte[] page, int end, int present) {
    if (bit + present > 8L * end) {
      throw new DamagedPage("values are missing");
    }
    for (int i = 0; i < present; i++, bit++) {
      scratch.packedBytes[i] = (byte) ((page[(int) (bit >> 3)] >> (bit & 7)) & 1);
    }
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedBytes[position] = (byte) (values.readBoolean() ? 1 : 0);
  }

  @Override
  Object present(int row) {
    return scratch.bytes[row] != 0;
  }
}
