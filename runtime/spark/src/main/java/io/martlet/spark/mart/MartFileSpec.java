package io.martlet.spark.mart;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.MetricsConfig;
import org.apache.iceberg.Schema;

/**
 * One file of a mart, to be put together.
 *
 * @param schema of the table, with its field ids
 * @param metrics what the table keeps of each column
 * @param key the key column's name
 * @param universeFile where the key's chunks are
 * @param target the file to write
 * @param sources for each column of the table that has values, the score file that holds them
 */
public record MartFileSpec(
    Schema schema,
    MetricsConfig metrics,
    String key,
    String universeFile,
    String target,
    Map<String, String> sources)
    implements Serializable {

  /** Columns whose values are copied, in the table's order. */
  List<String> columns() {
    return schema.columns().stream().map(field -> field.name()).toList();
  }
}
