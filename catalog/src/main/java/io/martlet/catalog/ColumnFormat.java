package io.martlet.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What a column's delivered values look like, where that is not as in all of the universe.
 *
 * @param from the delivered name of the column, if it is another
 * @param missing what stands for a missing value, in place of what the universe's format says
 * @param dates the form of dates, in place of the universe's
 * @param booleans what stands for true and for false, in place of the universe's
 */
public record ColumnFormat(
    Optional<String> from,
    Optional<List<String>> missing,
    Optional<String> dates,
    List<String> booleans) {

  /** As in all of the universe. */
  public static final ColumnFormat DEFAULT =
      new ColumnFormat(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  public ColumnFormat {
    missing = missing.map(List::copyOf);
    booleans = List.copyOf(booleans);
  }
}
