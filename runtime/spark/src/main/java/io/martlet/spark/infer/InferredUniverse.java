package io.martlet.spark.infer;

import io.martlet.catalog.DeliveryFormat;
import java.util.List;
import java.util.Optional;

/**
 * A universe as delivered records suggest it.
 *
 * @param key the column that is likeliest to identify a record, of those that have a different
 *     value in every one
 * @param format how its files are written
 * @param ignored delivered columns that it cannot have
 * @param choices what was inferred beside columns, and why so
 */
public record InferredUniverse(
    List<InferredColumn> columns,
    Optional<String> key,
    DeliveryFormat format,
    List<IgnoredColumn> ignored,
    List<Choice> choices,
    long records) {

  public InferredUniverse {
    columns = List.copyOf(columns);
    ignored = List.copyOf(ignored);
    choices = List.copyOf(choices);
  }

  /** The same with other columns in the same order, which may have other names. */
  public InferredUniverse with(List<InferredColumn> named, Optional<String> renamedKey) {
    return new InferredUniverse(named, renamedKey, format, ignored, choices, records);
  }

  /** The same with a key, which is wide enough for keys to come. */
  public InferredUniverse keyed(String column) {
    return with(
        columns.stream().map(each -> each.name().equals(column) ? each.asKey() : each).toList(),
        Optional.of(column));
  }
}
