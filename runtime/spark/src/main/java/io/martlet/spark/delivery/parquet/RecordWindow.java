package io.martlet.spark.delivery.parquet;

import java.util.Arrays;

/**
 * Some records of a Parquet file at once, and the one of them that its columns' values are about.
 * They are read column by column, since what decodes thousands of columns is far more than a
 * processor keeps at hand; their values are not.
 */
final class RecordWindow {

  /** Of 2,000 columns, so many records' values are a megabyte. */
  static final int MOST = 64;

  private static final int NONE = -1;

  private final int[] firstFaults = new int[MOST];
  private int records;
  private int at;

  /** Begins with the next records, of which none is gone through yet. */
  void begin(int count) {
    Arrays.fill(firstFaults, 0, count, NONE);
    records = count;
    at = -1;
  }

  /** Goes on to the next record, if there is another. */
  boolean next() {
    at++;
    return at < records;
  }

  /** Its place among them. */
  int at() {
    return at;
  }

  /** Takes note that a record's value is not as declared. */
  void fault(int record, int column) {
    if (firstFaults[record] == NONE) {
      firstFaults[record] = column;
    }
  }

  boolean isFaulty() {
    return firstFaults[at] != NONE;
  }

  /** The first of the columns whose value is not as declared. */
  int firstFault() {
    return firstFaults[at];
  }
}
