package io.martlet.spark.scan;

import io.martlet.catalog.ColumnType;
import java.util.Optional;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Says whether a Parquet column holds what a universe declares. */
final class DeclaredType {

  private DeclaredType() {}

  /** Why it does not, if so. */
  static Optional<String> mismatch(Type field, ColumnType declared) {
    if (!field.isPrimitive()) {
      return Optional.of("is nested, which is not supported");
    }
    if (field.isRepetition(Type.Repetition.REPEATED)) {
      return Optional.of("is repeated, which is not supported");
    }
    PrimitiveType type = field.asPrimitiveType();
    return holds(type, declared)
        ? Optional.empty()
        : Optional.of("is " + described(type) + ", which does not hold " + declared.keyword());
  }

  private static String described(PrimitiveType type) {
    return type.getLogicalTypeAnnotation() == null
        ? type.getPrimitiveTypeName().toString()
        : type.getPrimitiveTypeName() + " (" + type.getLogicalTypeAnnotation() + ")";
  }

  private static boolean holds(PrimitiveType type, ColumnType declared) {
    PrimitiveTypeName name = type.getPrimitiveTypeName();
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    return switch (declared) {
      case BOOL -> name == PrimitiveTypeName.BOOLEAN;
      case INT8 -> name == PrimitiveTypeName.INT32 && integer(logical, 8);
      case INT16 -> name == PrimitiveTypeName.INT32 && integer(logical, 16);
      case INT32 -> name == PrimitiveTypeName.INT32 && (logical == null || integer(logical, 32));
      case INT64 -> name == PrimitiveTypeName.INT64 && (logical == null || integer(logical, 64));
      case FLOAT32 -> name == PrimitiveTypeName.FLOAT;
      case FLOAT64 -> name == PrimitiveTypeName.DOUBLE;
      case DATE -> name == PrimitiveTypeName.INT32 && logical instanceof DateLogicalTypeAnnotation;
      case STRING ->
          name == PrimitiveTypeName.BINARY
              && (logical == null || logical instanceof StringLogicalTypeAnnotation);
    };
  }

  /** Whether every integer of a type fits into so many signed bits. */
  private static boolean integer(LogicalTypeAnnotation logical, int bits) {
    return logical instanceof IntLogicalTypeAnnotation integer
        && integer.getBitWidth() + (integer.isSigned() ? 0 : 1) <= bits;
  }
}
