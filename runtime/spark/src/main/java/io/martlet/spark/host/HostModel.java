package io.martlet.spark.host;

import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.RankRange;
import java.nio.file.Path;
import java.util.List;

/**
 * A model as a host opens it.
 *
 * @param subject mart and name, for messages
 * @param parameters an empty path for none
 * @param inputs which columns of the batch it reads, in its own order
 */
public record HostModel(
    String subject,
    BinaryKind kind,
    Path binary,
    String symbol,
    Path parameters,
    RankRange rank,
    List<Integer> inputs) {

  public HostModel {
    inputs = List.copyOf(inputs);
  }
}
