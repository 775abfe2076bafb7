package io.martlet.spark.delivery.parquet;

import io.martlet.spark.delivery.RecordFault;
import io.martlet.spark.delivery.RecordFaultException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.ParquetRuntimeException;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;

/** Reads the records of some row groups of a Parquet file, of which only some columns. */
public final class ParquetRecords implements Closeable {

  private final ParquetFileReader reader;
  private final MessageType schema;
  private final List<ParquetValue> values;
  private final ColumnReader[] columns;
  private final int to;
  private int group;
  private long left;
  private long line;
  private final RecordWindow window = new RecordWindow();

  /**
   * @param reader the open file, which is closed with this
   * @param schema the columns that are read
   * @param values what each is read as
   * @param from the first row group
   * @param to the one behind the last
   */
  public ParquetRecords(
      ParquetFileReader reader, MessageType schema, List<ParquetValue> values, int from, int to) {
    this.reader = reader;
    this.schema = schema;
    this.values = values;
    this.columns = new ColumnReader[values.size()];
    this.group = from;
    this.to = to;
    for (int i = 0; i < from; i++) {
      line += reader.getRowGroups().get(i).getRowCount();
    }
    line--;
    reader.setRequestedSchema(schema);
    values.forEach(value -> value.follow(window));
  }

  /**
   * Goes on to the next record.
   *
   * @throws RecordFaultException when the file is damaged
   */
  public boolean next() throws IOException, RecordFaultException {
    while (!window.next()) {
      while (left == 0) {
        if (group == to) {
          return false;
        }
        open(group++);
      }
      readMore();
    }
    line++;
    return true;
  }

  /** Reads the next of the row group's records. */
  private void readMore() throws RecordFaultException {
    int records = (int) Math.min(left, RecordWindow.MOST);
    window.begin(records);
    for (int i = 0; i < columns.length; i++) {
      try {
        values.get(i).read(columns[i], records, i);
      } catch (ParquetRuntimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
        throw damaged(values.get(i).column().name(), e);
      }
    }
    left -= records;
  }

  private void open(int next) throws IOException, RecordFaultException {
    PageReadStore pages;
    try {
      pages = reader.readRowGroup(next);
    } catch (RuntimeException e) {
      throw damaged("", e);
    }
    ColumnReadStore store =
        new ColumnReadStoreImpl(
            pages, new Unconverted(), schema, reader.getFileMetaData().getCreatedBy());
    left = pages.getRowCount();
    for (int i = 0; left > 0 && i < columns.length; i++) {
      try {
        columns[i] = store.getColumnReader(schema.getColumns().get(i));
      } catch (RuntimeException e) {
        throw damaged(values.get(i).column().name(), e);
      }
    }
  }

  private static RecordFaultException damaged(String column, Exception damage) {
    return new RecordFaultException(
        RecordFault.ofFile(
            column, "the file is damaged: " + damage.getMessage() + ". Deliver the file again."));
  }

  /** What is wrong with the record that was read last; its first fault. */
  public Optional<RecordFault> fault() {
    if (!window.isFaulty()) {
      return Optional.empty();
    }
    ParquetValue value = values.get(window.firstFault());
    return Optional.of(
        RecordFault.ofValue(line, value.column().name(), value.fault(), value.found()));
  }

  /** How many records of the file are before the one that was read last. */
  public long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
