package io.martlet.spark.scan;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import java.io.IOException;
import java.time.LocalDate;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;

/** Looks up which record of a universe file it is that has some place in it. */
public final class RecordKey {

  private RecordKey() {}

  /**
   * A record's key as its name and value, such as {@code client_id 88123}.
   *
   * @param rowGroup of the file, from 0
   * @param row in the row group, from 0
   */
  public static String of(UniverseFile file, PlanColumn key, int rowGroup, long row) {
    try (ParquetFileReader reader = Footers.reader(file.path())) {
      MessageType whole = reader.getFileMetaData().getSchema();
      MessageType schema = new MessageType(whole.getName(), whole.getType(key.name()));
      reader.setRequestedSchema(schema);
      PageReadStore pages = reader.readRowGroup(rowGroup);
      RecordReader<Group> records =
          new ColumnIOFactory()
              .getColumnIO(schema)
              .getRecordReader(pages, new GroupRecordConverter(schema));
      for (long before = 0; before < row; before++) {
        records.read();
      }
      return key.name() + " " + value(records.read(), key.type());
    } catch (IOException e) {
      throw new ScanException(file.path() + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String value(Group record, ColumnType type) {
    return type == ColumnType.DATE
        ? LocalDate.ofEpochDay(record.getInteger(0, 0)).toString()
        : record.getValueToString(0, 0);
  }
}
