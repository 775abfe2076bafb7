package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import org.apache.parquet.column.values.ValuesReader;

/** 8-bit integers, which Parquet has as 32-bit ones. */
class ByteColumn extends PageColumn {

  private byte[] dictionary = {};

  ByteColumn(Scratch scratch, ChunkPages pages, boolean nullable) {
    super(scratch, pages, nullable);
  }

  @Override
  void dictionary(byte[] page, int end, int size) {
    plain = 0;
    require(end, 4L * size);
    dictionary = new byte[size];
    for (int id = 0; id < size; id++) {
      dictionary[id] = (byte) Words.intAt(page, 4 * id);
    }
  }

  @Override
  void look(Runs runs, int present) {
    byte[] out = scratch.packedBytes;
    byte[] values = dictionary;
    if (runs.areBytes()) {
      byte[] ids = scratch.byteIds;
      runs.readBytes(ids, present);
      for (int i = 0; i < present; i++) {
        out[i] = values[ids[i] & 255];
      }
      return;
    }
    runs.read(scratch.ids, present);
    int[] ids = scratch.ids;
    for (int i = 0; i < present; i++) {
      out[i] = values[ids[i]];
    }
  }

  @Override
  void plain(byte[] page, int end, int present) {
    require(end, 4L * present);
    byte[] out = scratch.packedBytes;
    for (int i = 0; i < present; i++) {
      out[i] = (byte) Words.intAt(page, plain + 4 * i);
    }
    plain += 4 * present;
  }

  @Override
  void keep(int position, ValuesReader values) {
    scratch.packedBytes[position] = (byte) values.readInteger();
  }

  @Override
  void place(int from, int rows, int present) {
    Spread.bytes(scratch.packedBytes, present, scratch.valid, scratch.bytes, from, from + rows);
  }

  @Override
  void write(HostSession session, int index, int rows) {
    session.view().putBytes(session.values(index), scratch.bytes, rows);
  }

  @Override
  Object present(int row) {
    return (int) scratch.bytes[row];
  }
}
