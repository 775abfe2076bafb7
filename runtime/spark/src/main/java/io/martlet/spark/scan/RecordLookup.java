package io.martlet.spark.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/**
 * Single records of one Parquet file: of every column, only what lies before them in its row group
 * is decoded, too. Values are as Parquet has them: of a date, its day; null for none. The file is
 * read through once: one question is asked of each lookup.
 */
public final class RecordLookup implements AutoCloseable {

  /** Records that are decoded at once. */
  private static final int BATCH = 1 << 13;

  private final UniverseReader reader;
  private final List<String> columns;
  private final PageInput input = new PageInput();
  private final Scratch scratch = new Scratch(BATCH);

  /**
   * @param columns of the records, in this order; the first is the one to look up by
   * @throws ScanException when the file is not Parquet
   */
  public RecordLookup(String path, List<String> columns) {
    this.columns = List.copyOf(columns);
    this.reader = new UniverseReader(path, new LinkedHashSet<>(columns));
  }

  /** Whether the file has a column of that name. */
  public boolean has(String column) {
    return reader.has(column);
  }

  /** The record whose first column has that value. */
  public Optional<List<Object>> with(Object key) {
    for (RowGroup group = reader.next(); group != null; group = reader.next()) {
      long row = find(group, key);
      if (row >= 0) {
        return Optional.of(records(group, row, 1).get(0));
      }
    }
    return Optional.empty();
  }

  /** The file's first records, so many or all that it has. */
  public List<List<Object>> first(int count) {
    List<List<Object>> records = new ArrayList<>();
    for (RowGroup group = reader.next();
        group != null && records.size() < count;
        group = reader.next()) {
      for (long row = 0; row < group.rows() && records.size() < count; row += BATCH) {
        long left = Math.min(group.rows() - row, (long) count - records.size());
        records.addAll(records(group, row, (int) Math.min(BATCH, left)));
      }
    }
    return records;
  }

  /**
   * @param rowGroup of the file, from 0
   * @param row in the row group, from 0
   */
  List<Object> at(int rowGroup, long row) {
    for (int before = 0; before < rowGroup; before++) {
      reader.next();
    }
    return records(reader.next(), row, 1).get(0);
  }

  private long find(RowGroup group, Object key) {
    PageColumn column = column(group, columns.get(0));
    for (long from = 0; from < group.rows(); from += BATCH) {
      int rows = (int) Math.min(BATCH, group.rows() - from);
      column.decode(rows);
      for (int row = 0; row < rows; row++) {
        if (key.equals(column.value(row))) {
          return from + row;
        }
      }
    }
    return -1;
  }

  private List<List<Object>> records(RowGroup group, long from, int count) {
    Object[][] records = new Object[count][columns.size()];
    for (int i = 0; i < columns.size(); i++) {
      PageColumn column = column(group, columns.get(i));
      for (long left = from; left > 0; left -= BATCH) {
        column.decode((int) Math.min(BATCH, left));
      }
      column.decode(count);
      for (int record = 0; record < count; record++) {
        records[record][i] = column.value(record);
      }
    }
    return Arrays.stream(records).map(Arrays::asList).toList();
  }

  private PageColumn column(RowGroup group, String name) {
    PageColumn column = column(group.type(name));
    group.start(column, name);
    return column;
  }

  private PageColumn column(PrimitiveTypeName type) {
    ChunkPages pages = new ChunkPages(input);
    return switch (type) {
      case BOOLEAN -> new BoolColumn(scratch, pages, true);
      case INT32 -> new IntColumn(scratch, pages, true);
      case INT64 -> new LongColumn(scratch, pages, true);
      case FLOAT -> new FloatColumn(scratch, pages, true);
      case DOUBLE -> new DoubleColumn(scratch, pages, true);
      case BINARY -> new TextColumn(scratch, pages, true);
      case INT96, FIXED_LEN_BYTE_ARRAY -> throw new ScanException("no column is of type " + type);
    };
  }

  @Override
  public void close() {
    try (reader) {
      input.close();
    }
  }
}
