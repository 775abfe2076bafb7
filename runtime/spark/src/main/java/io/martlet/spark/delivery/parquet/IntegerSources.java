package io.martlet.spark.delivery.parquet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** What can be an integer: integers with a sign or none, and decimal numbers. */
final class IntegerSources {

  private static final long UNSIGNED_INT = 0xFFFF_FFFFL;

  private IntegerSources() {}

  /**
   * @param scale how many digits of a fraction are taken with a decimal number
   */
  static Optional<ParquetInteger.Source> of(PrimitiveType type, int scale, boolean rounding) {
    Optional<Function<ColumnReader, BigDecimal>> decimals = Decimals.of(type);
    if (decimals.isPresent()) {
      return decimals.map(decimal -> in -> scaled(decimal.apply(in), scale, rounding));
    }
    return integers(type)
        .map(
            source ->
                scale == 0
                    ? source
                    : in -> scaled(BigDecimal.valueOf(source.of(in)), scale, rounding));
  }

  /** Of a column of integers; nothing when it has none. */
  static Optional<ParquetInteger.Source> integers(PrimitiveType type) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    boolean unsigned = logical instanceof IntLogicalTypeAnnotation integer && !integer.isSigned();
    if (logical != null && !(logical instanceof IntLogicalTypeAnnotation)) {
      return Optional.empty();
    }
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT32) {
      return Optional.of(
          unsigned ? in -> in.getInteger() & UNSIGNED_INT : ColumnReader::getInteger);
    }
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT64) {
      return Optional.of(unsigned ? IntegerSources::unsigned : ColumnReader::getLong);
    }
    return Optional.empty();
  }

  private static long unsigned(ColumnReader in) {
    long value = in.getLong();
    if (value < 0) {
      throw new ArithmeticException("beyond 63 bits");
    }
    return value;
  }

  private static long scaled(BigDecimal value, int scale, boolean rounding) {
    BigDecimal scaled = value.movePointRight(scale);
    BigDecimal whole = scaled.setScale(0, RoundingMode.HALF_EVEN);
    if (!rounding && whole.compareTo(scaled) != 0) {
      throw new PartLostException();
    }
    return whole.longValueExact();
  }
}
