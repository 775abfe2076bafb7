package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import io.martlet.spark.host.RegionView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.parquet.column.values.ValuesReader;

/**
 * Strings: decoded when measured, moved when filled. They go into the text at once; where each
 * ends, waits in the scratch.
 */
final class TextColumn extends PageColumn {

  private byte[] dictionary = {};
  private int[] dictionaryEnds = {};

  /** Strings of the batch, one after the other, and where each record's ends. */
  private byte[] text = new byte[1 << 12];

  private int[] ends = new int[1024];
  private int length;
  private long[] valid = {};

  TextColumn(Scratch scratch, ChunkPages pages, boolean nullable) {
    super(scratch, pages, nullable);
  }

  @Override
  void begin(int rows) {
    if (ends.length < rows) {
      ends = new int[rows];
    }
    length = 0;
  }

  @Override
  void measure(int rows) {
    decode(rows);
    // Other columns use the scratch before this one is filled.
    valid = Arrays.copyOf(scratch.valid, scratch.valid.length);
  }

  @Override
  int measured() {
    return length;
  }

  @Override
  void fill(HostSession session, int index, int rows) {
    System.arraycopy(valid, 0, scratch.valid, 0, valid.length);
    write(session, index, rows);
    writeValidity(session, index, rows);
  }

  @Override
  void write(HostSession session, int index, int rows) {
    RegionView view = session.view();
    view.putBytes(session.values(index), text, length);
    view.memory().putInt(session.offsets(index), 0);
    for (int row = 0; row < rows; row++) {
      view.memory().putInt(session.offsets(index) + 4 * (row + 1), ends[row]);
    }
  }

  @Override
  Object present(int row) {
    int start = row == 0 ? 0 : ends[row - 1];
    return new String(text, start, ends[row] - start, StandardCharsets.UTF_8);
  }

  @Override
  void dictionary(byte[] page, int end, int size) {
    dictionary = new byte[end];
    dictionaryEnds = new int[size];
    plain = 0;
    int to = 0;
    for (int id = 0; id < size; id++) {
      int bytes = stringLength(page, end);
      System.arraycopy(page, plain, dictionary, to, bytes);
      plain += bytes;
      to += bytes;
      dictionaryEnds[id] = to;
    }
  }

  private int stringLength(byte[] page, int end) {
    require(end, 4);
    int bytes = Words.intAt(page, plain);
    plain += 4;
    if (bytes < 0) {
      throw new DamagedPage("a string of negative length");
    }
    require(end, bytes);
    return bytes;
  }

  @Override
  void look(Runs runs, int present) {
    runs.read(scratch.ids, present);
    for (int i = 0; i < present; i++) {
      int id = scratch.ids[i];
      int start = id == 0 ? 0 : dictionaryEnds[id - 1];
      append(dictionary, start, dictionaryEnds[id] - start);
      scratch.packedInts[i] = length;
    }
  }

  @Override
  void plain(byte[] page, int end, int present) {
    for (int i = 0; i < present; i++) {
      int bytes = stringLength(page, end);
      append(page, plain, bytes);
      plain += bytes;
      scratch.packedInts[i] = length;
    }
  }

  @Override
  void keep(int position, ValuesReader values) {
    ByteBuffer bytes = values.readBytes().toByteBuffer();
    room(bytes.remaining());
    int size = bytes.remaining();
    bytes.get(text, length, size);
    length += size;
    scratch.packedInts[position] = length;
  }

  @Override
  void place(int from, int rows, int present) {
    int end = from == 0 ? 0 : ends[from - 1];
    int next = 0;
    for (int i = from; i < from + rows; i++) {
      if (present == rows || ((scratch.valid[i >> 6] >>> i) & 1) == 1) {
        end = scratch.packedInts[next++];
      }
      ends[i] = end;
    }
  }

  private void append(byte[] from, int start, int size) {
    room(size);
    System.arraycopy(from, start, text, length, size);
    length += size;
  }

  private void room(int more) {
    if (text.length - length < more) {
      text = Arrays.copyOf(text, Math.max(2 * text.length, length + more));
    }
  }
}
