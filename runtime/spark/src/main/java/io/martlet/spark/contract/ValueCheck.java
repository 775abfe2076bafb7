package io.martlet.spark.contract;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Contract;
import io.martlet.catalog.ValueRange;
import io.martlet.spark.delivery.ColumnValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a contract says of each value that is there. */
interface ValueCheck {

  boolean holds(ColumnValue value);

  /**
   * @param contract one about each value, which fits the type
   */
  static ValueCheck of(Contract contract, ColumnType type) {
    return switch (contract.kind()) {
      case VALUES -> values(contract, type);
      case RANGE -> range(ValueRange.of(contract.term(), type).orElseThrow(), type);
      case PATTERN -> pattern(Pattern.compile(contract.term()));
      case MISSING_PERCENT, MAX_AGE_DAYS, ROWS, LEAST_OF_LAST ->
          throw new IllegalArgumentException(contract.toString());
    };
  }

  private static ValueCheck values(Contract contract, ColumnType type) {
    return switch (type) {
      case STRING, BOOL -> {
        Set<String> allowed = Set.copyOf(contract.terms());
        yield value -> allowed.contains(value.canonical().orElseThrow());
      }
      case INT8, INT16, INT32, INT64, DATE -> {
        Set<Long> allowed = new HashSet<>();
        contract.terms().forEach(term -> allowed.add(exact(term, type).longValue()));
        yield value -> allowed.contains(value.integer());
      }
      case FLOAT32, FLOAT64 -> {
        boolean single = type == ColumnType.FLOAT32;
        Set<Double> allowed = new HashSet<>();
        contract
            .terms()
            .forEach(
                term -> {
                  BigDecimal exact = exact(term, type);
                  allowed.add(single ? exact.floatValue() : exact.doubleValue());
                });
        yield value -> allowed.contains(value.number());
      }
    };
  }

  private static BigDecimal exact(String term, ColumnType type) {
    return ValueRange.of(term, type).orElseThrow().least().orElseThrow();
  }

  private static ValueCheck range(ValueRange range, ColumnType type) {
    if (type == ColumnType.FLOAT32 || type == ColumnType.FLOAT64) {
      double least = range.least().map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY);
      double most = range.most().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY);
      // No number is in no range.
      return value -> value.number() >= least && value.number() <= most;
    }
    long least = range.least().map(end -> whole(end, RoundingMode.CEILING)).orElse(Long.MIN_VALUE);
    long most = range.most().map(end -> whole(end, RoundingMode.FLOOR)).orElse(Long.MAX_VALUE);
    return value -> value.integer() >= least && value.integer() <= most;
  }

  private static long whole(BigDecimal end, RoundingMode rounding) {
    BigDecimal whole = end.setScale(0, rounding);
    return whole
        .max(BigDecimal.valueOf(Long.MIN_VALUE))
        .min(BigDecimal.valueOf(Long.MAX_VALUE))
        .longValueExact();
  }

  private static ValueCheck pattern(Pattern pattern) {
    return value -> pattern.matcher(value.canonical().orElseThrow()).matches();
  }
}
