package io.martlet.properties.scan;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.Storage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.SimpleGroup;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.example.ExampleParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** A universe of random columns and values, which are kept to compare with. */
final class RandomUniverse {

  private static final int DISTINCT = 12;
  private static final List<ColumnType> TYPES = List.of(ColumnType.values());

  private final Random random;
  private final List<PlanColumn> columns = new ArrayList<>();
  private final List<Object[]> records = new ArrayList<>();

  RandomUniverse(long seed, int width, int rows) {
    random = new Random(seed);
    for (int i = 0; i < width; i++) {
      ColumnType type = TYPES.get(random.nextInt(TYPES.size()));
      columns.add(new PlanColumn("c" + i, type, random.nextBoolean()));
    }
    // Some columns repeat few values, others hardly any: both kinds of pages come about.
    boolean[] repeats = new boolean[width];
    double[] missing = new double[width];
    for (int i = 0; i < width; i++) {
      repeats[i] = random.nextBoolean();
      missing[i] = random.nextInt(4) / 3.0;
    }
    for (int row = 0; row < rows; row++) {
      Object[] record = new Object[width];
      for (int i = 0; i < width; i++) {
        boolean none = columns.get(i).nullable() && random.nextDouble() < missing[i];
        record[i] = none ? null : value(columns.get(i).type(), repeats[i]);
      }
      records.add(record);
    }
  }

  List<PlanColumn> columns() {
    return columns;
  }

  /** A value of a record; null when it is missing. */
  Object value(int row, int column) {
    return records.get(row)[column];
  }

  int rows() {
    return records.size();
  }

  private Object value(ColumnType type, boolean repeated) {
    long raw = repeated ? random.nextInt(DISTINCT) - 3 : random.nextLong();
    return switch (type) {
      case BOOL -> raw % 2 == 0;
      case INT8 -> (int) (byte) raw;
      case INT16 -> (int) (short) raw;
      case INT32, DATE -> (int) raw;
      case INT64 -> raw;
      case FLOAT32 -> repeated ? raw / 4f : Float.intBitsToFloat((int) raw & ~0x7f800000);
      case FLOAT64 -> repeated ? raw / 4d : raw / 1e9;
      case STRING -> "é".repeat((int) Math.floorMod(raw, 4L)) + raw;
    };
  }

  /** How a Parquet file is written. */
  record Layout(
      ParquetProperties.WriterVersion version,
      CompressionCodecName codec,
      boolean dictionary,
      int pageRows,
      int rowGroupBytes) {}

  void write(Path file, Layout layout) throws IOException {
    MessageType schema =
        new MessageType("universe", columns.stream().map(RandomUniverse::field).toList());
    try (ParquetWriter<Group> writer =
        ExampleParquetWriter.builder(new org.apache.hadoop.fs.Path(file.toUri()))
            .withConf(Storage.configuration())
            .withType(schema)
            .withWriterVersion(layout.version())
            .withCompressionCodec(layout.codec())
            .withDictionaryEncoding(layout.dictionary())
            .withPageRowCountLimit(layout.pageRows())
            .withRowGroupSize((long) layout.rowGroupBytes())
            .build()) {
      for (Object[] record : records) {
        writer.write(group(schema, record));
      }
    }
  }

  private Group group(MessageType schema, Object[] record) {
    Group group = new SimpleGroup(schema);
    for (int i = 0; i < record.length; i++) {
      String name = columns.get(i).name();
      if (record[i] instanceof Integer value) {
        group.add(name, value);
      } else if (record[i] instanceof Long value) {
        group.add(name, value);
      } else if (record[i] instanceof Boolean value) {
        group.add(name, value);
      } else if (record[i] instanceof Float value) {
        group.add(name, value);
      } else if (record[i] instanceof Double value) {
        group.add(name, value);
      } else if (record[i] instanceof String value) {
        group.add(name, value);
      }
    }
    return group;
  }

  private static Type field(PlanColumn column) {
    PrimitiveTypeName type =
        switch (column.type()) {
          case BOOL -> PrimitiveTypeName.BOOLEAN;
          case INT8, INT16, INT32, DATE -> PrimitiveTypeName.INT32;
          case INT64 -> PrimitiveTypeName.INT64;
          case FLOAT32 -> PrimitiveTypeName.FLOAT;
          case FLOAT64 -> PrimitiveTypeName.DOUBLE;
          case STRING -> PrimitiveTypeName.BINARY;
        };
    LogicalTypeAnnotation logical =
        switch (column.type()) {
          case INT8 -> LogicalTypeAnnotation.intType(8, true);
          case INT16 -> LogicalTypeAnnotation.intType(16, true);
          case DATE -> LogicalTypeAnnotation.dateType();
          case STRING -> LogicalTypeAnnotation.stringType();
          case BOOL, INT32, INT64, FLOAT32, FLOAT64 -> null;
        };
    return (column.nullable() ? Types.optional(type) : Types.required(type))
        .as(logical)
        .named(column.name());
  }
}
