package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * A column as its values suggest it.
 *
 * @param from what it is called in the delivery
 * @param type one that holds every value
 * @param nullable whether a value is missing
 * @param missing words that stand for missing values
 * @param dates the form of its days, where that is not the universe's
 * @param booleans its words for true and false, where they are not the universe's
 * @param middle a number in the middle of its values; empty where there is none
 * @param remark what had to be chosen
 */
public record InferredColumn(
    String name,
    String from,
    ColumnType type,
    boolean nullable,
    List<String> missing,
    Optional<String> dates,
    List<String> booleans,
    String middle,
    Optional<String> remark) {

  public InferredColumn {
    missing = List.copyOf(missing);
    booleans = List.copyOf(booleans);
  }

  /** A column that is delivered with a type. */
  static InferredColumn typed(String name, ColumnType type, boolean nullable, String middle) {
    return new InferredColumn(
        name,
        name,
        type,
        nullable,
        List.of(),
        Optional.empty(),
        List.of(),
        middle,
        Optional.empty());
  }

  /** The same column by another name. */
  public InferredColumn named(String other) {
    return new InferredColumn(
        other, from, type, nullable, missing, dates, booleans, middle, remark);
  }

  /** The same column as a key: wide enough for the keys of deliveries to come. */
  InferredColumn asKey() {
    return switch (type) {
      case INT8, INT16 ->
          new InferredColumn(
              name,
              from,
              ColumnType.INT32,
              nullable,
              missing,
              dates,
              booleans,
              middle,
              Optional.of("%s would do today; keys are int32 at least".formatted(type.keyword())));
      case BOOL, INT32, INT64, FLOAT32, FLOAT64, DATE, STRING -> this;
    };
  }
}
