package io.martlet.spark.delivery.parquet;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Decimal numbers, however they are stored. */
final class Decimals {

  private Decimals() {}

  /** What reads a column's numbers; nothing when it has none. */
  static Optional<Function<ColumnReader, BigDecimal>> of(PrimitiveType type) {
    if (!(type.getLogicalTypeAnnotation() instanceof DecimalLogicalTypeAnnotation decimal)) {
      return Optional.empty();
    }
    int scale = decimal.getScale();
    return switch (type.getPrimitiveTypeName()) {
      case INT32 -> Optional.of(in -> BigDecimal.valueOf(in.getInteger(), scale));
      case INT64 -> Optional.of(in -> BigDecimal.valueOf(in.getLong(), scale));
      case BINARY, FIXED_LEN_BYTE_ARRAY ->
          Optional.of(in -> new BigDecimal(new BigInteger(in.getBinary().getBytesUnsafe()), scale));
      case BOOLEAN, FLOAT, DOUBLE, INT96 -> Optional.empty();
    };
  }
}
