package io.martlet.spark.delivery.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** What can be a date: days, and moments at their day in UTC, or on the clock that they are of. */
final class DateSources {

  /** The Julian day of 1970-01-01. */
  private static final int EPOCH = 2_440_588;

  private DateSources() {}

  static Optional<ParquetInteger.Source> of(PrimitiveType type, boolean rounding) {
    LogicalTypeAnnotation logical = type.getLogicalTypeAnnotation();
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT32
        && LogicalTypeAnnotation.dateType().equals(logical)) {
      return Optional.of(ColumnReader::getInteger);
    }
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT96) {
      return Optional.of(in -> julian(in, rounding));
    }
    if (type.getPrimitiveTypeName() == PrimitiveTypeName.INT64
        && logical instanceof TimestampLogicalTypeAnnotation timestamp) {
      long units =
          switch (timestamp.getUnit()) {
            case MILLIS -> Duration.ofDays(1).toMillis();
            case MICROS -> Duration.ofDays(1).toMillis() * 1000;
            case NANOS -> Duration.ofDays(1).toNanos();
          };
      return Optional.of(in -> day(in.getLong(), units, rounding));
    }
    return Optional.empty();
  }

  private static long day(long moment, long units, boolean rounding) {
    if (!rounding && Math.floorMod(moment, units) != 0) {
      throw new PartLostException();
    }
    return Math.floorDiv(moment, units);
  }

  /** Nanoseconds of the day, then the Julian day, as Impala and Spark wrote them. */
  private static long julian(ColumnReader in, boolean rounding) {
    ByteBuffer bytes = in.getBinary().toByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    long nanos = bytes.getLong(bytes.position());
    long day = bytes.getInt(bytes.position() + Long.BYTES);
    return day(nanos, Duration.ofDays(1).toNanos(), rounding) + day - EPOCH;
  }
}
