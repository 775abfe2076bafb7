package io.martlet.spark.scan;

import io.martlet.codegen.projection.InputColumn;
import io.martlet.spark.host.HostSession;
import java.nio.ByteBuffer;
import org.apache.parquet.column.ColumnReader;

/** A column read value by value. */
abstract class ValueColumn implements InputColumn {

  final HostSession session;
  final int index;
  private final boolean nullable;
  private String name = "";
  private String path = "";
  private int present;
  ColumnReader reader;

  ValueColumn(HostSession session, int index, boolean nullable) {
    this.session = session;
    this.index = index;
    this.nullable = nullable;
  }

  void start(RowGroup group, String column) {
    path = group.path();
    name = column;
    reader = group.column(column);
    present = reader.getDescriptor().getMaxDefinitionLevel();
  }

  /** Bytes of the strings measured last. */
  int measured() {
    return 0;
  }

  /** Whether the reader's record has a value. */
  final boolean hasValue() {
    boolean value = reader.getCurrentDefinitionLevel() == present;
    if (!value && !nullable) {
      throw new ScanException(
          "%s misses a value in column \"%s\", which is declared without ?".formatted(path, name));
    }
    return value;
  }

  /** Marks a record as having a value, or not, in the column's validity bitmap, if it has one. */
  final void validity(ByteBuffer memory, int row, boolean value) {
    if (nullable) {
      int at = session.validity(index) + (row >> 3);
      int bit = 1 << (row & 7);
      byte old = (row & 7) == 0 ? 0 : memory.get(at);
      memory.put(at, (byte) (value ? old | bit : old));
    }
  }
}
