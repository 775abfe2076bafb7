package io.martlet.spark.delivery;

import io.martlet.catalog.ColumnType;

/** What is said of values that are not as declared: never the values, which are somebody's own. */
public final class ValueFaults {

  private ValueFaults() {}

  /** Of a value that is none of its type. */
  public static String unfit(ColumnType type) {
    return "the value is no %s. Correct the delivery, or the column's type."
        .formatted(type.keyword());
  }

  /** Of a value that is not there. */
  public static String missing(ColumnType type) {
    return "the value is missing, and %s does not allow that. Declare it %s? if it should."
        .formatted(type.keyword(), type.keyword());
  }

  /** Of a value that has more than its type holds. */
  public static String rounded(ColumnType type) {
    return "the value has more than %s holds, and would lose a part. Declare another type, or rounding: true."
        .formatted(type.keyword());
  }
}
