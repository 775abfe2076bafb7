package io.martlet.spark.scan;

import java.util.Map;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.io.SeekableInputStream;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** One row group of a universe file, to be read column by column. */
public final class RowGroup {

  private final String path;
  private final long rows;
  private final MessageType schema;
  private final Map<String, ColumnChunkMetaData> chunks;
  private final SeekableInputStream file;

  RowGroup(
      String path,
      long rows,
      MessageType schema,
      Map<String, ColumnChunkMetaData> chunks,
      SeekableInputStream file) {
    this.path = path;
    this.rows = rows;
    this.schema = schema;
    this.chunks = chunks;
    this.file = file;
  }

  public long rows() {
    return rows;
  }

  PrimitiveTypeName type(String name) {
    return schema.getType(name).asPrimitiveType().getPrimitiveTypeName();
  }

  void start(PageColumn column, String name) {
    column.start(
        path + ", column \"" + name + "\",",
        file,
        chunks.get(name),
        schema.getColumnDescription(new String[] {name}));
  }
}
