package io.martlet.spark.delivery.parquet;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.Function;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** What can be a float: floats of any width, decimal numbers and integers. */
final class FloatSources {

  /** As many digits of any decimal number are still there when a float is written as one. */
  private static final int DOUBLE_DIGITS = 15;

  private static final int FLOAT_DIGITS = 6;

  private FloatSources() {}

  /**
   * @param single whether values have to be of 32 bits
   */
  static Optional<ParquetFloat.Source> of(PrimitiveType type, boolean single, boolean rounding) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    Optional<Function<ColumnReader, BigDecimal>> decimals = Decimals.of(type);
    if (decimals.isPresent()) {
      int digits = ((DecimalLogicalTypeAnnotation) logical).getPrecision();
      boolean always = rounding || digits <= (single ? FLOAT_DIGITS : DOUBLE_DIGITS);
      return decimals.map(decimal -> in -> nearest(decimal.apply(in), single, always));
    }
    return switch (type.getPrimitiveTypeName()) {
      case FLOAT -> Optional.of(ColumnReader::getFloat);
      case DOUBLE ->
          Optional.of(single ? in -> narrow(in.getDouble(), rounding) : ColumnReader::getDouble);
      case FIXED_LEN_BYTE_ARRAY ->
          LogicalTypeAnnotation.float16Type().equals(logical)
              ? Optional.of(FloatSources::half)
              : Optional.empty();
      case INT32, INT64 ->
          IntegerSources.integers(type).map(source -> in -> whole(source.of(in), single, rounding));
      case BOOLEAN, BINARY, INT96 -> Optional.empty();
    };
  }

  /** A decimal number is not lost when the float, written as short as can be, is that number. */
  private static double nearest(BigDecimal value, boolean single, boolean always) {
    double nearest = single ? value.floatValue() : value.doubleValue();
    if (Double.isInfinite(nearest)) {
      throw new ArithmeticException("too large");
    }
    if (!always) {
      String written = single ? Float.toString((float) nearest) : Double.toString(nearest);
      if (new BigDecimal(written).compareTo(value) != 0) {
        throw new PartLostException();
      }
    }
    return nearest;
  }

  private static double narrow(double value, boolean rounding) {
    float nearest = (float) value;
    if (Float.isInfinite(nearest) && !Double.isInfinite(value)) {
      throw new ArithmeticException("too large");
    }
    if (!rounding && Double.compare(nearest, value) != 0 && !Double.isNaN(value)) {
      throw new PartLostException();
    }
    return nearest;
  }

  private static double whole(long value, boolean single, boolean rounding) {
    double nearest = single ? (float) value : (double) value;
    if (!rounding && new BigDecimal(nearest).compareTo(BigDecimal.valueOf(value)) != 0) {
      throw new PartLostException();
    }
    return nearest;
  }

  /** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. */
  private static double half(ColumnReader in) {
    ByteBuffer bytes = in.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    int bits = bytes.getShort(bytes.position());
    int exponent = bits >> 10 & 0x1F;
    int fraction = bits & 0x3FF;
    double size =
        switch (exponent) {
          case 0 -> Math.scalb((double) fraction, -24);
          case 0x1F -> fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN;
          default -> Math.scalb(1 + fraction / 1024.0, exponent - 15);
        };
    return bits < 0 ? -size : size;
  }
}
