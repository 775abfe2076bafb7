package io.martlet.spark.scan;

import io.martlet.catalog.ColumnType;
import io.martlet.codegen.plan.PlanColumn;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.column.ColumnReadStore;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Reads the columns of a microbatch from one universe file, a row group at a time. */
public final class UniverseReader implements AutoCloseable {

  private final String path;
  private final ParquetFileReader reader;
  private final MessageType schema;

  /**
   * @throws ScanException when the file lacks a column, or has it with another type
   */
  public UniverseReader(UniverseFile file, List<PlanColumn> columns) {
    this.path = file.path();
    try {
      this.reader =
          ParquetFileReader.open(HadoopInputFile.fromPath(new Path(path), Storage.configuration()));
    } catch (IOException | RuntimeException e) {
      throw new ScanException(path + " is no Parquet file that can be read: " + e.getMessage(), e);
    }
    this.schema = requested(reader.getFileMetaData().getSchema(), columns);
    reader.setRequestedSchema(schema);
  }

  /** The columns' values in the next row group; null after the last. */
  public RowGroup next() {
    try {
      PageReadStore pages = reader.readNextRowGroup();
      if (pages == null) {
        return null;
      }
      ColumnReadStore values =
          new ColumnReadStoreImpl(
              pages,
              new GroupRecordConverter(schema).getRootConverter(),
              schema,
              reader.getFileMetaData().getCreatedBy());
      return new RowGroup(path, pages.getRowCount(), schema, values);
    } catch (IOException | RuntimeException e) {
      throw new ScanException(path + " is damaged: " + e.getMessage(), e);
    }
  }

  private MessageType requested(MessageType file, List<PlanColumn> columns) {
    List<Type> fields = new ArrayList<>();
    for (PlanColumn column : columns) {
      if (!file.containsField(column.name())) {
        throw new ScanException(
            "%s has no column \"%s\": prepare the universe again".formatted(path, column.name()));
      }
      Type field = file.getType(column.name());
      if (!field.isPrimitive()
          || field.isRepetition(Type.Repetition.REPEATED)
          || field.asPrimitiveType().getPrimitiveTypeName() != physical(column.type())) {
        throw new ScanException(
            "%s has column \"%s\" as %s, which does not hold the declared %s"
                .formatted(path, column.name(), field, column.type().keyword()));
      }
      fields.add(field);
    }
    return new MessageType(file.getName(), fields);
  }

  private static PrimitiveTypeName physical(ColumnType type) {
    return switch (type) {
      case BOOL -> PrimitiveTypeName.BOOLEAN;
      case INT8, INT16, INT32, DATE -> PrimitiveTypeName.INT32;
      case INT64 -> PrimitiveTypeName.INT64;
      case FLOAT32 -> PrimitiveTypeName.FLOAT;
      case FLOAT64 -> PrimitiveTypeName.DOUBLE;
      case STRING -> PrimitiveTypeName.BINARY;
    };
  }

  @Override
  public void close() {
    try {
      reader.close();
    } catch (IOException e) {
      throw new ScanException(path + " does not close", e);
    }
  }
}
