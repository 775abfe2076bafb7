package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.RegionView;
import org.apache.parquet.column.values.ValuesReader;

/** Booleans: a bit each in plain pages, a byte each in the region. */
final class BoolColumn extends PageColumn {

  private long bit;

  BoolColumn(HostSession session, int index, Scratch scratch, ChunkPages pages, boolean nullable) {
    super(session, index, scratch, pages, nullable);
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
  void look(int from, int rows, int present) {
    throw new DamagedPage("a dictionary of booleans");
  }

  @Override
  void plain(byte[] page, int end, int present) {
    if (bit + present > 8L * end) {
      throw new DamagedPage("values are missing");
    }
    for (int i = 0; i < present; i++, bit++) {
      scratch.packedInts[i] = (page[(int) (bit >> 3)] >> (bit & 7)) & 1;
    }
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedInts[position] = values.readBoolean() ? 1 : 0;
  }

  @Override
  void place(int from, int rows, int present) {
    int next = 0;
    for (int i = from; i < from + rows; i++) {
      int there = present == rows ? 1 : (int) (scratch.valid[i >> 6] >>> i) & 1;
      scratch.bytes[i] = (byte) (scratch.packedInts[next] & -there);
      next += there;
    }
  }

  @Override
  public void fill(int rows) {
    decode(rows);
    RegionView view = session.view();
    view.putBytes(session.values(index), scratch.bytes, rows);
    writeValidity(view, rows);
  }
}
