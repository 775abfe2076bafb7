package io.martlet.spark.infer;

import io.martlet.catalog.ColumnType;
import java.util.List;

/**
 * A column as its values suggest it.
 *
 * @param from what it is called in the delivery
 * @param type the narrowest that holds every value
 * @param nullable whether a value is missing
 * @param missing words that stand for missing values
 * @param sample a value in the middle, as it may be delivered; empty where all are missing
 */
public record InferredColumn(
    String name,
    String from,
    ColumnType type,
    boolean nullable,
    List<String> missing,
    String sample) {

  public InferredColumn {
    missing = List.copyOf(missing);
  }

  /** The same column by another name. */
  public InferredColumn named(String other) {
    return new InferredColumn(other, from, type, nullable, missing, sample);
  }
}
