package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A column of strings: read when measured, moved when filled. Missing values are empty. */
final class StringColumn extends ValueColumn {

  private byte[] bytes = new byte[1 << 14];
  private int[] ends = new int[1024];
  private boolean[] present = new boolean[1024];

  private int length;

  StringColumn(HostSession session, int index, boolean nullable) {
    super(session, index, nullable);
  }

  @Override
  public void measure(int rows) {
    if (ends.length < rows) {
      ends = new int[rows];
      present = new boolean[rows];
    }
    length = 0;
    for (int row = 0; row < rows; row++) {
      present[row] = hasValue();
      if (present[row]) {
        append(reader.getBinary().toByteBuffer());
      }
      ends[row] = length;
      reader.consume();
    }
  }

  private void append(ByteBuffer string) {
    int size = string.remaining();
    if (bytes.length - length < size) {
      bytes = Arrays.copyOf(bytes, 2 * (length + size));
    }
    string.get(bytes, length, size);
    length += size;
  }

  @Override
  int measured() {
    return length;
  }

  @Override
  public void fill(int rows) {
    ByteBuffer memory = session.memory();
    memory.put(session.values(index), bytes, 0, length);
    int offsets = session.offsets(index);
    memory.putInt(offsets, 0);
    for (int row = 0; row < rows; row++) {
      memory.putInt(offsets + 4 * (row + 1), ends[row]);
      validity(memory, row, present[row]);
    }
  }
}
