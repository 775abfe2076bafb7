package io.martlet.spark.infer;

import java.util.List;
import java.util.Optional;

/**
 * A universe as delivered records suggest it.
 *
 * @param key the first column that has a different value in every record
 */
public record InferredUniverse(List<InferredColumn> columns, Optional<String> key, long records) {

  public InferredUniverse {
    columns = List.copyOf(columns);
  }
}
