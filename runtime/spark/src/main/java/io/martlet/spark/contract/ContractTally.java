package io.martlet.spark.contract;

import java.io.Serializable;
import java.util.Arrays;

/** What a task saw of the contracts, each known by its place. */
public final class ContractTally implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Of a date that was never there. */
  static final long NONE = Long.MIN_VALUE;

  private final long[] counts;
  private final long[] firstLines;
  private final long[] newest;
  private long records;

  ContractTally(int contracts) {
    counts = new long[contracts];
    firstLines = new long[contracts];
    newest = new long[contracts];
    Arrays.fill(newest, NONE);
  }

  void record() {
    records++;
  }

  void count(int contract, long line) {
    if (counts[contract]++ == 0) {
      firstLines[contract] = line;
    }
  }

  void seen(int contract, long day) {
    newest[contract] = Math.max(newest[contract], day);
  }

  /** Of how many records it is. */
  long records() {
    return records;
  }

  /** How many values broke a contract, or were missing. */
  long count(int contract) {
    return counts[contract];
  }

  /** How many lines are before the first of them. */
  long firstLine(int contract) {
    return firstLines[contract];
  }

  /** The newest date, in days since 1970-01-01; {@link #NONE} where none was seen. */
  long newest(int contract) {
    return newest[contract];
  }
}
