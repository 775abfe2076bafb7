package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import org.apache.parquet.column.values.ValuesReader;

/** 32-bit integers and dates. */
class IntColumn extends PageColumn {

  private int[] dictionary = {};

  IntColumn(Scratch scratch, ChunkPages pages, boolean nullable) {
    super(scratch, pages, nullable);
  }

  @Override
  void dictionary(byte[] page, int end, int size) {
    plain = 0;
    require(end, 4L * size);
    dictionary = new int[size];
    for (int id = 0; id < size; id++) {
      dictionary[id] = Words.intAt(page, 4 * id);
    }
  }

  @Override
  void look(Runs runs, int present) {
    runs.read(scratch.ids, present);
    int[] out = scratch.packedInts;
    int[] ids = scratch.ids;
    int[] values = dictionary;
    for (int i = 0; i < present; i++) {
      out[i] = values[ids[i]];
    }
  }

  @Override
  void plain(byte[] page, int end, int present) {
    require(end, 4L * present);
    int[] out = scratch.packedInts;
    for (int i = 0; i < present; i++) {
      out[i] = Words.intAt(page, plain + 4 * i);
    }
    plain += 4 * present;
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedInts[position] = values.readInteger();
  }

  @Override
  void place(int from, int rows, int present) {
    Spread.ints(scratch.packedInts, present, scratch.valid, scratch.ints, from, from + rows);
  }

  @Override
  void write(HostSession session, int index, int rows) {
    session.view().putInts(session.values(index), scratch.ints, rows);
  }

  @Override
  Object present(int row) {
    return scratch.ints[row];
  }
}
