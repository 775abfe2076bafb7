package io.martlet.spark.scan;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.plan.projection.ColumnBinder;
import io.martlet.plan.projection.InputColumn;
import io.martlet.spark.host.HostSession;
import java.util.List;

/**
 * Binds a projection to typed page decoders. Columns are bound once and then read row group after
 * row group.
 */
public final class PageColumns implements ColumnBinder, AutoCloseable {

  private final HostSession session;
  private final List<PlanColumn> declared;
  private final PageColumn[] columns;
  private final int[] stringBytes;
  private final Scratch scratch;
  private final PageInput input = new PageInput();
  private int bound;

  /** Makes one column of a type. */
  private interface Maker {
    PageColumn make(Scratch scratch, ChunkPages pages, boolean nullable);
  }

  /**
   * @param declared the microbatch's columns, whose places are those in the session's layout
   * @param batchRows the most records that are decoded at once
   */
  public PageColumns(HostSession session, List<PlanColumn> declared, int batchRows) {
    this.session = session;
    this.declared = List.copyOf(declared);
    this.columns = new PageColumn[declared.size()];
    this.stringBytes = new int[declared.size()];
    this.scratch = new Scratch(batchRows);
  }

  /**
   * @throws IllegalArgumentException when the projection that was bound leaves out a column
   */
  public void requireBound() {
    if (bound < columns.length) {
      throw new IllegalArgumentException(
          "the projection does not bind %s, the plan does".formatted(declared.get(bound).name()));
    }
  }

  /** Goes on to a row group. */
  public void start(RowGroup group) {
    for (int i = 0; i < columns.length; i++) {
      group.start(columns[i], declared.get(i).name());
    }
  }

  /** Ends a row group: every column must be at its end. */
  public void end() {
    for (PageColumn column : columns) {
      column.end();
    }
  }

  /** For each column, how many bytes its measured strings have. */
  public int[] stringBytes() {
    for (int i = 0; i < columns.length; i++) {
      stringBytes[i] = columns[i].measured();
    }
    return stringBytes;
  }

  /** What pages have cost so far, those of files before included. */
  public PageTimes times() {
    return input.times();
  }

  /** How many bytes of pages were read so far, those of files before included. */
  public long bytesRead() {
    return input.file.readBytes();
  }

  @Override
  public InputColumn bool(String name) {
    return bind(name, ColumnType.BOOL, BoolColumn::new);
  }

  @Override
  public InputColumn int8(String name) {
    return bind(name, ColumnType.INT8, ByteColumn::new);
  }

  @Override
  public InputColumn int16(String name) {
    return bind(name, ColumnType.INT16, ShortColumn::new);
  }

  @Override
  public InputColumn int32(String name) {
    return bind(name, ColumnType.INT32, IntColumn::new);
  }

  @Override
  public InputColumn int64(String name) {
    return bind(name, ColumnType.INT64, LongColumn::new);
  }

  @Override
  public InputColumn float32(String name) {
    return bind(name, ColumnType.FLOAT32, FloatColumn::new);
  }

  @Override
  public InputColumn float64(String name) {
    return bind(name, ColumnType.FLOAT64, DoubleColumn::new);
  }

  @Override
  public InputColumn date(String name) {
    return bind(name, ColumnType.DATE, IntColumn::new);
  }

  @Override
  public InputColumn string(String name) {
    return bind(name, ColumnType.STRING, TextColumn::new);
  }

  private InputColumn bind(String name, ColumnType type, Maker maker) {
    int index = bound;
    if (index >= columns.length || !declared.get(index).name().equals(name)) {
      throw new IllegalArgumentException("the projection binds " + name + ", the plan does not");
    }
    if (declared.get(index).type() != type) {
      throw new IllegalArgumentException(
          "the projection binds %s as %s, the plan as %s"
              .formatted(name, type.keyword(), declared.get(index).type().keyword()));
    }
    bound++;
    columns[index] = maker.make(scratch, new ChunkPages(input), declared.get(index).nullable());
    return new HostColumn(columns[index], session, index);
  }

  @Override
  public void close() {
    input.close();
  }
}
