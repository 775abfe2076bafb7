package io.martlet.spark.profile;

import io.martlet.catalog.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * What the delivered values of a column look like.
 *
 * @param name the universe's
 * @param delivered what it is called in the delivery
 * @param nullable whether it is declared to miss values
 * @param records how many were read
 * @param missing how many have no value
 * @param unfit how many have one that is none of the declared type
 * @param firstUnfit the place of the first of them
 * @param fitting the type that would be inferred; empty where there are no values
 * @param words those among the values that are usual for missing ones, and are not declared so
 * @param distinct how many values differ, exactly up to {@link ValueStatistics#MOST_FREQUENT}, else
 *     about
 * @param numbers of a column of numbers, days or truth values: least, quartiles and greatest; days
 *     count from 1970
 * @param mean of the numbers; NaN where there are none
 * @param frequent the values of a column that has few, the most frequent first; none of a column
 *     that has many
 * @param histogram how many records have a value in each of as many equal parts of the range
 * @param drift since it was prepared last, if it was
 */
public record ColumnProfile(
    String name,
    String delivered,
    ColumnType type,
    boolean nullable,
    long records,
    long missing,
    long unfit,
    Optional<String> firstUnfit,
    Optional<ColumnType> fitting,
    List<String> words,
    long distinct,
    List<Double> numbers,
    double mean,
    List<Frequency> frequent,
    List<Long> histogram,
    Optional<Drift> drift) {

  public ColumnProfile {
    words = List.copyOf(words);
    numbers = List.copyOf(numbers);
    frequent = List.copyOf(frequent);
    histogram = List.copyOf(histogram);
  }

  public double missingShare() {
    return records == 0 ? 0 : (double) missing / records;
  }

  /** Whether preparing would stop at a value of it. */
  public boolean isRefused() {
    return unfit > 0 || (missing > 0 && !nullable);
  }

  /** Whether somebody should look. */
  public boolean isRemarkable() {
    return isRefused() || drift.filter(Drift::isLarge).isPresent() || missing == records;
  }
}
