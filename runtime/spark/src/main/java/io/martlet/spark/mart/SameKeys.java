package io.martlet.spark.mart;

import io.martlet.spark.scan.Footers;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.DummyRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.schema.MessageType;

/** Whether a mart's file has the keys of its universe's file, record by record. */
final class SameKeys {

  private SameKeys() {}

  /**
   * @param file the mart's from its beginning, of which nothing but the key is read
   * @throws MartException at the first record that has not
   */
  static void require(MartLayout layout, String universeFile, String target, ParquetFileReader file)
      throws IOException {
    try (ParquetFileReader universe = Footers.reader(universeFile, Set.of(layout.key()))) {
      Keys expected = new Keys(universe, layout.key());
      Keys found = new Keys(file, layout.key());
      long record = 0;
      while (true) {
        Object key = expected.next();
        Object written = found.next();
        if (key == null && written == null) {
          return;
        }
        if (key == null || !key.equals(written)) {
          throw new MartException(
              String.format(
                  Locale.ROOT,
                  "%s, a file of mart \"%s\", has not the key of the universe in its record %,d: nothing is published",
                  target,
                  layout.mart(),
                  record));
        }
        record++;
      }
    }
  }

  /** The keys of a file, in its order. */
  private static final class Keys {

    private final ParquetFileReader file;
    private final MessageType schema;
    private final ColumnDescriptor column;
    private ColumnReader reader;
    private long left;

    Keys(ParquetFileReader file, String key) {
      this.file = file;
      MessageType all = file.getFileMetaData().getSchema();
      this.schema = new MessageType(all.getName(), all.getType(key));
      this.column = schema.getColumns().get(0);
      file.setRequestedSchema(schema);
    }

    /** Null after the last. */
    Object next() throws IOException {
      while (left == 0) {
        PageReadStore group = file.readNextRowGroup();
        if (group == null) {
          return null;
        }
        left = group.getRowCount();
        reader =
            new ColumnReadStoreImpl(
                    group,
                    new DummyRecordConverter(schema).getRootConverter(),
                    schema,
                    file.getFileMetaData().getCreatedBy())
                .getColumnReader(column);
      }
      left--;
      Object value =
          switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case BOOLEAN -> reader.getBoolean();
            case INT32 -> reader.getInteger();
            case INT64 -> reader.getLong();
            case FLOAT -> reader.getFloat();
            case DOUBLE -> reader.getDouble();
            case BINARY, FIXED_LEN_BYTE_ARRAY, INT96 -> reader.getBinary().copy();
          };
      reader.consume();
      return value;
    }
  }
}
