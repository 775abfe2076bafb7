package io.martlet.spark.delivery.parquet;

import io.martlet.catalog.ColumnType;
import io.martlet.plan.PlanColumn;
import io.martlet.spark.delivery.ColumnBuffer;
import java.time.LocalDate;
import org.apache.parquet.column.ColumnReader;

/** Integers in a range, and days. */
final class ParquetInteger extends ParquetValue {

  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();
  private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();

  /** Takes a delivered value as an integer. */
  interface Source {
    /**
     * @throws PartLostException when it has more than an integer holds
     * @throws ArithmeticException when it is too large
     */
    long of(ColumnReader in);
  }

  private final Source source;
  private final long least;
  private final long most;
  private final long[] values = new long[RecordWindow.MOST];

  ParquetInteger(PlanColumn column, Source source) {
    super(column);
    this.source = source;
    this.least = least(column.type());
    this.most = most(column.type());
  }

  private static long least(ColumnType type) {
    return switch (type) {
      case INT8 -> Byte.MIN_VALUE;
      case INT16 -> Short.MIN_VALUE;
      case INT32 -> Integer.MIN_VALUE;
      case DATE -> FIRST_DAY;
      case INT64, BOOL, FLOAT32, FLOAT64, STRING -> Long.MIN_VALUE;
    };
  }

  private static long most(ColumnType type) {
    return switch (type) {
      case INT8 -> Byte.MAX_VALUE;
      case INT16 -> Short.MAX_VALUE;
      case INT32 -> Integer.MAX_VALUE;
      case DATE -> LAST_DAY;
      case INT64, BOOL, FLOAT32, FLOAT64, STRING -> Long.MAX_VALUE;
    };
  }

  @Override
  boolean take(ColumnReader in, int i) {
    long value = source.of(in);
    values[i] = value;
    return value >= least && value <= most;
  }

  @Override
  public long integer() {
    return values[at()];
  }

  @Override
  protected void put(ColumnBuffer out) {
    out.add(values[at()]);
  }

  @Override
  protected String shown() {
    return column().type() == ColumnType.DATE
        ? LocalDate.ofEpochDay(values[at()]).toString()
        : Long.toString(values[at()]);
  }
}
