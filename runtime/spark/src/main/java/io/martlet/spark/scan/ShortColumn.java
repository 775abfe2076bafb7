package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.RegionView;
import java.util.Arrays;
import org.apache.parquet.column.values.ValuesReader;

/** 16-bit integers, which Parquet has as 32-bit ones. */
final class ShortColumn extends PageColumn {

  private short[] dictionary = {};

  ShortColumn(HostSession session, int index, Scratch scratch, ChunkPages pages, boolean nullable) {
    super(session, index, scratch, pages, nullable);
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
  void look(int from, int rows, int present) {
    short[] out = scratch.shorts;
    int[] ids = scratch.ids;
    short[] values = dictionary;
    if (present == rows) {
      for (int i = 0; i < rows; i++) {
        out[from + i] = values[ids[i]];
      }
      return;
    }
    if (present == 0) {
      Arrays.fill(out, from, from + rows, (short) 0);
      return;
    }
    long[] valid = scratch.valid;
    int next = 0;
    for (int i = from; i < from + rows; i++) {
      int bit = (int) (valid[i >> 6] >>> i) & 1;
      out[i] = (short) (values[ids[next]] & -bit);
      next += bit;
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
    short[] out = scratch.shorts;
    int[] packed = scratch.packedInts;
    long[] valid = scratch.valid;
    int next = 0;
    for (int i = from; i < from + rows; i++) {
      int bit = present == rows ? 1 : (int) (valid[i >> 6] >>> i) & 1;
      out[i] = (short) (packed[next] & -bit);
      next += bit;
    }
  }

  @Override
  public void fill(int rows) {
    decode(rows);
    RegionView view = session.view();
    view.putShorts(session.values(index), scratch.shorts, rows);
    writeValidity(view, rows);
  }
}
