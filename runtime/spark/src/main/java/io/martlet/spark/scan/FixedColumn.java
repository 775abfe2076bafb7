package io.martlet.spark.scan;

import io.martlet.spark.host.HostSession;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnReader;

/** A column whose values have one width. Missing values are written as zero. */
final class FixedColumn extends ValueColumn {

  /** Moves the reader's value to its place. */
  interface Value {
    void move(ByteBuffer memory, int values, int row, ColumnReader reader);
  }

  private final Value value;
  private final int width;

  FixedColumn(HostSession session, int index, boolean nullable, Value value) {
    super(session, index, nullable);
    this.value = value;
    this.width = session.width(index);
  }

  @Override
  public void fill(int rows) {
    ByteBuffer memory = session.memory();
    int values = session.values(index);
    for (int row = 0; row < rows; row++) {
      boolean present = hasValue();
      if (present) {
        value.move(memory, values, row, reader);
      } else {
        clear(memory, values + row * width);
      }
      validity(memory, row, present);
      reader.consume();
    }
  }

  private void clear(ByteBuffer memory, int from) {
    for (int i = 0; i < width; i++) {
      memory.put(from + i, (byte) 0);
    }
  }
}
