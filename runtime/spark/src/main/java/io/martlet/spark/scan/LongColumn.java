package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import org.apache.parquet.column.values.ValuesReader;

/** 64-bit integers. */
class LongColumn extends PageColumn {

  private long[] dictionary = {};

  LongColumn(Scratch scratch, ChunkPages pages, boolean nullable) {
    super(scratch, pages, nullable);
  }

  @Override
  void dictionary(byte[] page, int end, int size) {
    plain = 0;
    require(end, 8L * size);
    dictionary = new long[size];
    for (int id = 0; id < size; id++) {
      dictionary[id] = Words.longAt(page, 8 * id);
    }
  }

  @Override
  void look(Runs runs, int present) {
    runs.read(scratch.ids, present);
    long[] out = scratch.packedLongs;
    int[] ids = scratch.ids;
    long[] values = dictionary;
    for (int i = 0; i < present; i++) {
      out[i] = values[ids[i]];
    }
  }

  @Override
  void plain(byte[] page, int end, int present) {
    require(end, 8L * present);
    long[] out = scratch.packedLongs;
    for (int i = 0; i < present; i++) {
      out[i] = Words.longAt(page, plain + 8 * i);
    }
    plain += 8 * present;
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedLongs[position] = values.readLong();
  }

  @Override
  void place(int from, int rows, int present) {
    Spread.longs(scratch.packedLongs, present, scratch.valid, scratch.longs, from, from + rows);
  }

  @Override
  void write(HostSession session, int index, int rows) {
    session.view().putLongs(session.values(index), scratch.longs, rows);
  }

  @Override
  Object present(int row) {
    return scratch.longs[row];
  }
}
