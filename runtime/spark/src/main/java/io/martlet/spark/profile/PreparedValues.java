package io.martlet.spark.profile;

import io.martlet.spark.Storage;
import io.martlet.spark.StorageException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.HadoopReadOptions;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** The values of all columns of a prepared universe. */
final class PreparedValues {

  private final Map<String, ValueStatistics> columns = new HashMap<>();

  private PreparedValues() {}

  /**
   * Reads all of its files.
   *
   * @param places where they lie
   */
  static Map<String, ValueStatistics> of(List<String> places) {
    PreparedValues values = new PreparedValues();
    places.forEach(values::read);
    return values.columns;
  }

  private void read(String place) {
    try (ParquetFileReader file =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(new Path(place), Storage.configuration()),
            HadoopReadOptions.builder(Storage.configuration()).build())) {
      MessageType schema = file.getFileMetaData().getSchema();
      String writer = file.getFileMetaData().getCreatedBy();
      for (PageReadStore pages = file.readNextRowGroup();
          pages != null;
          pages = file.readNextRowGroup()) {
        ColumnReadStore store =
            new ColumnReadStoreImpl(
                pages, new DummyRecordConverter(schema).getRootConverter(), schema, writer);
        for (ColumnDescriptor column : schema.getColumns()) {
          read(store.getColumnReader(column), column, pages.getRowCount());
        }
      }
    } catch (IOException e) {
      throw new StorageException(place, e);
    }
  }

  private void read(ColumnReader reader, ColumnDescriptor column, long records) {
    ValueStatistics statistics =
        columns.computeIfAbsent(column.getPath()[0], name -> new ValueStatistics());
    PrimitiveTypeName type = column.getPrimitiveType().getPrimitiveTypeName();
    for (long i = 0; i < records; i++) {
      if (reader.getCurrentDefinitionLevel() < column.getMaxDefinitionLevel()) {
        statistics.addMissing();
      } else {
        add(reader, type, statistics);
      }
      reader.consume();
    }
  }

  private static void add(ColumnReader reader, PrimitiveTypeName type, ValueStatistics statistics) {
    switch (type) {
      case BOOLEAN -> statistics.addNumber(reader.getBoolean() ? 1 : 0);
      case INT32 -> statistics.addNumber(reader.getInteger());
      case INT64 -> statistics.addNumber((double) reader.getLong());
      case FLOAT -> statistics.addNumber(reader.getFloat());
      case DOUBLE -> statistics.addNumber(reader.getDouble());
      case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> {
        byte[] text = reader.getBinary().getBytes();
        statistics.addText(text, 0, text.length);
      }
    }
  }
}
