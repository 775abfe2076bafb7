package io.martlet.spark.scan;

import io.martlet.codegen.plan.PlanColumn;
import io.martlet.codegen.projection.ColumnBinder;
import io.martlet.codegen.projection.InputColumn;
import io.martlet.spark.host.HostSession;
import java.util.List;

/**
 * Binds a projection to Parquet's own readers, which give values one by one. Columns are bound once
 * and then read row group after row group.
 */
public final class ValueColumns implements ColumnBinder {

  private final HostSession session;
  private final List<PlanColumn> declared;
  private final ValueColumn[] columns;
  private final int[] stringBytes;

  /**
   * @param declared the microbatch's columns, whose places are those in the session's layout
   */
  public ValueColumns(HostSession session, List<PlanColumn> declared) {
    this.session = session;
    this.declared = List.copyOf(declared);
    this.columns = new ValueColumn[declared.size()];
    this.stringBytes = new int[declared.size()];
  }

  /** Goes on to the next row group. */
  public void start(RowGroup group) {
    for (int i = 0; i < columns.length; i++) {
      columns[i].start(group, declared.get(i).name());
    }
  }

  /** For each column, how many bytes its measured strings have. */
  public int[] stringBytes() {
    for (int i = 0; i < columns.length; i++) {
      stringBytes[i] = columns[i].measured();
    }
    return stringBytes;
  }

  @Override
  public InputColumn bool(String name) {
    return bind(
        name,
        (memory, at, row, reader) -> memory.put(at + row, (byte) (reader.getBoolean() ? 1 : 0)));
  }

  @Override
  public InputColumn int8(String name) {
    return bind(
        name, (memory, at, row, reader) -> memory.put(at + row, (byte) reader.getInteger()));
  }

  @Override
  public InputColumn int16(String name) {
    return bind(
        name,
        (memory, at, row, reader) -> memory.putShort(at + 2 * row, (short) reader.getInteger()));
  }

  @Override
  public InputColumn int32(String name) {
    return bind(
        name, (memory, at, row, reader) -> memory.putInt(at + 4 * row, reader.getInteger()));
  }

  @Override
  public InputColumn int64(String name) {
    return bind(name, (memory, at, row, reader) -> memory.putLong(at + 8 * row, reader.getLong()));
  }

  @Override
  public InputColumn float32(String name) {
    return bind(
        name, (memory, at, row, reader) -> memory.putFloat(at + 4 * row, reader.getFloat()));
  }

  @Override
  public InputColumn float64(String name) {
    return bind(
        name, (memory, at, row, reader) -> memory.putDouble(at + 8 * row, reader.getDouble()));
  }

  @Override
  public InputColumn date(String name) {
    return int32(name);
  }

  @Override
  public InputColumn string(String name) {
    int index = index(name);
    return keep(index, new StringColumn(session, index, declared.get(index).nullable()));
  }

  private InputColumn bind(String name, FixedColumn.Value value) {
    int index = index(name);
    return keep(index, new FixedColumn(session, index, declared.get(index).nullable(), value));
  }

  private ValueColumn keep(int index, ValueColumn column) {
    columns[index] = column;
    return column;
  }

  private int index(String name) {
    for (int i = 0; i < columns.length; i++) {
      if (columns[i] == null && declared.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("the projection binds " + name + ", the plan does not");
  }
}
