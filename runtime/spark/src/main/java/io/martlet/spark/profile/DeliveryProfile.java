package io.martlet.spark.profile;

import java.util.List;
import java.util.Optional;

/**
 * What a delivery looks like, beside the universe that it is declared as.
 *
 * @param universe its name
 * @param files how many were read
 * @param records of all files
 * @param before what was prepared last of another delivery, by its files, if anything was
 */
public record DeliveryProfile(
    String universe,
    long files,
    long records,
    Optional<String> before,
    List<ColumnProfile> columns) {

  public DeliveryProfile {
    columns = List.copyOf(columns);
  }

  /** Columns at whose values preparing would stop. */
  public long refused() {
    return columns.stream().filter(ColumnProfile::isRefused).count();
  }

  /** Columns that have moved much since they were prepared last. */
  public long drifted() {
    return columns.stream().filter(each -> each.drift().filter(Drift::isLarge).isPresent()).count();
  }
}
