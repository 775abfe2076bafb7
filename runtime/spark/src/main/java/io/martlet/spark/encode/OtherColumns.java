package io.martlet.spark.encode;

import java.io.IOException;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.hadoop.ParquetFileWriter;

/** Writes the chunks of a file's columns that are no model's. */
public interface OtherColumns {

  /**
   * @param group the row group, from 0
   */
  void write(ParquetFileWriter file, ColumnDescriptor column, int group, long rows)
      throws IOException;
}
