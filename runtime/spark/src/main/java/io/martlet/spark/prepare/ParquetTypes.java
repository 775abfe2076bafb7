package io.martlet.spark.prepare;

import io.martlet.catalog.ColumnType;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.Type;

/** What the types of Parquet are in a universe. */
public final class ParquetTypes {

  private static final int LONG_DIGITS = 18;
  private static final int DOUBLE_DIGITS = 15;

  private ParquetTypes() {}

  /** The type that holds every value of a column; empty when there is none. */
  public static Optional<ColumnType> of(Type field) {
    if (!field.isPrimitive() || field.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.empty();
    }
    LogicalTypeAnnotation logical = field.getLogicalTypeAnnotation();
    if (logical instanceof DecimalLogicalTypeAnnotation decimal) {
      return decimal(decimal);
    }
    boolean plain = logical == null;
    boolean date = LogicalTypeAnnotation.dateType().equals(logical);
    boolean text =
        LogicalTypeAnnotation.stringType().equals(logical)
            || LogicalTypeAnnotation.enumType().equals(logical);
    return switch (field.asPrimitiveType().getPrimitiveTypeName()) {
      case BOOLEAN -> Optional.of(ColumnType.BOOL);
      case INT32 ->
          date
              ? Optional.of(ColumnType.DATE)
              : plain ? Optional.of(ColumnType.INT32) : integer(logical);
      case INT64 -> plain ? Optional.of(ColumnType.INT64) : integer(logical);
      case FLOAT -> Optional.of(ColumnType.FLOAT32);
      case DOUBLE -> Optional.of(ColumnType.FLOAT64);
      case BINARY -> plain || text ? Optional.of(ColumnType.STRING) : Optional.empty();
      case FIXED_LEN_BYTE_ARRAY ->
          LogicalTypeAnnotation.float16Type().equals(logical)
              ? Optional.of(ColumnType.FLOAT32)
              : Optional.empty();
      case INT96 -> Optional.empty();
    };
  }

  /** Whole numbers are integers; of others, as many digits fit into a float. */
  private static Optional<ColumnType> decimal(DecimalLogicalTypeAnnotation decimal) {
    if (decimal.getScale() == 0 && decimal.getPrecision() <= LONG_DIGITS) {
      return Optional.of(ColumnType.INT64);
    }
    return decimal.getPrecision() <= DOUBLE_DIGITS
        ? Optional.of(ColumnType.FLOAT64)
        : Optional.empty();
  }

  /** An unsigned integer takes a bit more. */
  private static Optional<ColumnType> integer(LogicalTypeAnnotation logical) {
    if (!(logical instanceof IntLogicalTypeAnnotation integer)) {
      return Optional.empty();
    }
    int bits = integer.getBitWidth() + (integer.isSigned() ? 0 : 1);
    if (bits <= 8) {
      return Optional.of(ColumnType.INT8);
    }
    if (bits <= 16) {
      return Optional.of(ColumnType.INT16);
    }
    if (bits <= 32) {
      return Optional.of(ColumnType.INT32);
    }
    return bits <= 64 ? Optional.of(ColumnType.INT64) : Optional.empty();
  }
}
