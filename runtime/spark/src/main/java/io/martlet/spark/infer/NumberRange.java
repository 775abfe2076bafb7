package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import java.util.Locale;

/** What is known of the numbers of a column. */
final class NumberRange {

  private boolean some;
  private boolean integral = true;
  private boolean single = true;
  private long least = Long.MAX_VALUE;
  private long greatest = Long.MIN_VALUE;
  private double low = Double.POSITIVE_INFINITY;
  private double high = Double.NEGATIVE_INFINITY;

  void add(long number) {
    some = true;
    least = Math.min(least, number);
    greatest = Math.max(greatest, number);
    // Single precision holds a number when it is the same there: 16,777,217 is another one.
    float nearest = (float) number;
    single &= (long) nearest == number;
  }

  void add(double number) {
    some = true;
    integral = false;
    single &= Double.isNaN(number) || (float) number == number;
    if (Double.isFinite(number)) {
      low = Math.min(low, number);
      high = Math.max(high, number);
    }
  }

  boolean isEmpty() {
    return !some;
  }

  NumberRange and(NumberRange other) {
    NumberRange both = new NumberRange();
    both.some = some || other.some;
    both.integral = integral && other.integral;
    both.single = single && other.single;
    both.least = Math.min(least, other.least);
    both.greatest = Math.max(greatest, other.greatest);
    both.low = Math.min(low, other.low);
    both.high = Math.max(high, other.high);
    return both;
  }

  /** Whether they are integers of some range. */
  boolean isWithin(long from, long to) {
    return integral && least >= from && greatest <= to;
  }

  boolean isIntegral() {
    return integral;
  }

  /**
   * The type that holds all of them: float32 when each is exact there; of integers the narrowest
   * that would hold twice of each, so that it holds those of the next delivery, too.
   */
  ColumnType type() {
    if (!integral) {
      return single ? ColumnType.FLOAT32 : ColumnType.FLOAT64;
    }
    if (fits(Byte.MIN_VALUE, Byte.MAX_VALUE)) {
      return ColumnType.INT8;
    }
    if (fits(Short.MIN_VALUE, Short.MAX_VALUE)) {
      return ColumnType.INT16;
    }
    return fits(Integer.MIN_VALUE, Integer.MAX_VALUE) ? ColumnType.INT32 : ColumnType.INT64;
  }

  private boolean fits(long from, long to) {
    return least >= from / 2 && greatest <= to / 2;
  }

  /** A number in the middle; empty where there is none. */
  String middle() {
    if (integral) {
      return some ? Long.toString(least / 2 + greatest / 2) : "";
    }
    double from = Math.min(low, some && least <= greatest ? (double) least : low);
    double to = Math.max(high, some && least <= greatest ? (double) greatest : high);
    return from <= to ? String.format(Locale.ROOT, "%.6e", from / 2 + to / 2) : "";
  }
}
