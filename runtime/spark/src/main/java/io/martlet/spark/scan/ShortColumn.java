package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import org.apache.parquet.column.values.ValuesReader;

/** 16-bit integers, which Parquet has as 32-bit ones. */
final class ShortColumn extends PageColumn {

  private short[] dictionary = {};

  ShortColumn(Scratch scratch, ChunkPages pages, boolean nullable) {
    super(scratch, pages, nullable);
  }

  @Override
  void dictionary(byte[] page, int end, int size) {
    plain = 0;
    require(end, 4L * size);
    dictionary = new short[size];
    for (int id = 0; id < size; id++) {
      dictionary[id] = (short) Words.intAt(page, 4 * id);
    }
  }

  @Override
  void look(Runs runs, int present) {
    runs.read(scratch.ids, present);
    short[] out = scratch.packedShorts;
    int[] ids = scratch.ids;
    short[] values = dictionary;
    for (int i = 0; i < present; i++) {
      out[i] = values[ids[i]];
    }
  }

  @Override
  void plain(byte[] page, int end, int present) {
    require(end, 4L * present);
    short[] out = scratch.packedShorts;
    for (int i = 0; i < present; i++) {
      out[i] = (short) Words.intAt(page, plain + 4 * i);
    }
    plain += 4 * present;
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedShorts[position] = (short) values.readInteger();
  }

  @Override
  void place(int from, int rows, int present) {
    Spread.shorts(scratch.packedShorts, present, scratch.valid, scratch.shorts, from, from + rows);
  }

  @Override
  void write(HostSession session, int index, int rows) {
    session.view().putShorts(session.values(index), scratch.shorts, rows);
  }

  @Override
  Object present(int row) {
    return (int) scratch.shorts[row];
  }
}
