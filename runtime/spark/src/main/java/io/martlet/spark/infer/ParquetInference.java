package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.example.GroupReadSupport;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Infers a universe from a Parquet file: its types, and which columns miss values. */
public final class ParquetInference {

  private static final int KEY_CANDIDATES = 8;

  private final org.apache.hadoop.fs.Path path;
  private final MessageType schema;
  private final List<Long> missing;
  private final long records;

  private ParquetInference(Path file) {
    this.path = new org.apache.hadoop.fs.Path(file.toUri());
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path, Storage.configuration()))) {
      this.schema = reader.getFileMetaData().getSchema();
      this.records = reader.getRecordCount();
      this.missing = missing(reader);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * @throws IllegalArgumentException when a column is of a type that universes do not have
   */
  public static InferredUniverse of(Path file) {
    return new ParquetInference(file).universe();
  }

  private InferredUniverse universe() {
    List<InferredColumn> columns = new ArrayList<>();
    for (Type field : schema.getFields()) {
      boolean nullable =
          field.isRepetition(Type.Repetition.OPTIONAL) && missing.get(columns.size()) != 0;
      columns.add(new InferredColumn(field.getName(), type(field), nullable, ""));
    }
    Optional<String> key =
        columns.stream()
            .filter(column -> !column.nullable() && mayBeKey(column.type()))
            .map(InferredColumn::name)
            .limit(KEY_CANDIDATES)
            .filter(this::identifies)
            .findFirst();
    return new InferredUniverse(columns, key, records);
  }

  /** How many values each column misses; -1 where the file does not say. */
  private List<Long> missing(ParquetFileReader reader) {
    List<Long> counts = new ArrayList<>();
    for (int i = 0; i < schema.getFieldCount(); i++) {
      int column = i;
      counts.add(
          reader.getRowGroups().stream()
              .filter(group -> group.getColumns().size() == schema.getFieldCount())
              .map(group -> group.getColumns().get(column).getStatistics())
              .map(each -> each != null && each.isNumNullsSet() ? each.getNumNulls() : -1L)
              .reduce(0L, (sum, each) -> sum < 0 || each < 0 ? -1 : sum + each));
    }
    return counts;
  }

  private static boolean mayBeKey(ColumnType type) {
    return switch (type) {
      case INT8, INT16, INT32, INT64, STRING -> true;
      case BOOL, FLOAT32, FLOAT64, DATE -> false;
    };
  }

  private boolean identifies(String column) {
    org.apache.hadoop.conf.Configuration projection =
        new org.apache.hadoop.conf.Configuration(Storage.configuration());
    projection.set(
        ReadSupport.PARQUET_READ_SCHEMA,
        new MessageType(schema.getName(), schema.getType(column)).toString());
    DistinctValues distinct = new DistinctValues();
    try (ParquetReader<Group> reader =
        ParquetReader.builder(new GroupReadSupport(), path).withConf(projection).build()) {
      for (Group record = reader.read(); record != null && distinct.all(); record = reader.read()) {
        distinct.add(record.getValueToString(0, 0));
      }
      return distinct.all();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static ColumnType type(Type field) {
    if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
      throw unknown(field);
    }
    LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
    boolean plain = logical == null;
    boolean date = LogicalTypeAnnotation.dateType().equals(logical);
    boolean text =
        LogicalTypeAnnotation.stringType().equals(logical)
            || LogicalTypeAnnotation.enumType().equals(logical);
    boolean integer = logical instanceof IntLogicalTypeAnnotation whole && whole.isSigned();
    return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> ColumnType.BOOL;
      case INT32 -> date ? ColumnType.DATE : plain ? ColumnType.INT32 : integer(field, integer);
      case INT64 -> plain || integer ? ColumnType.INT64 : other(field);
      case FLOAT -> ColumnType.FLOAT32;
      case DOUBLE -> ColumnType.FLOAT64;
      case BINARY -> plain || text ? ColumnType.STRING : other(field);
      case FIXED_LEN_BYTE_ARRAY, INT96 -> other(field);
    };
  }

  private static ColumnType integer(Type field, boolean integer) {
    if (!integer) {
      return other(field);
    }
    return switch (((IntLogicalTypeAnnotation) field.getLogicalTypeAnnotation()).getBitWidth()) {
      case 8 -> ColumnType.INT8;
      case 16 -> ColumnType.INT16;
      default -> ColumnType.INT32;
    };
  }

  private static ColumnType other(Type field) {
    throw unknown(field);
  }

  private static IllegalArgumentException unknown(Type field) {
    return new IllegalArgumentException(
        "column \"%s\" is of a type that universes do not have: %s. Deliver it as one of %s."
            .formatted(
                field.getName(), field, "bool, int8 to int64, float32, float64, date, string"));
  }
}
