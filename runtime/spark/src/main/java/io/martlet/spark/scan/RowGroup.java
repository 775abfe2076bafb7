package io.martlet.spark.scan;

import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.MessageType;

/** The values of one row group. */
public record RowGroup(String path, long rows, MessageType schema, ColumnReadStore values) {

  ColumnReader column(String name) {
    return values.getColumnReader(schema.getColumnDescription(new String[] {name}));
  }
}
