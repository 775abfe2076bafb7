package io.martlet.spark.prepare;

import io.martlet.spark.contract.ContractTally;
import io.martlet.spark.delivery.RecordFault;
import io.martlet.spark.delivery.SplitBegin;
import io.martlet.spark.delivery.SplitExtent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a split.
 *
 * @param number its place among all of the delivery
 * @param begin where it was said to begin
 * @param read how many records it has
 * @param extent how far it was read; null when it could not be opened
 * @param rejects what is wrong with records that were left out
 * @param tally what was seen of contracts; null when there is a fault
 * @param fault what is wrong with it so that it was not read to its end; null when nothing is
 */
record SplitResult(
    int number,
    SplitBegin begin,
    long read,
    List<PreparedFile> files,
    SplitExtent extent,
    List<RecordFault> rejects,
    ContractTally tally,
    RecordFault fault)
    implements Serializable {

  SplitResult {
    // Of a list that can be sent.
    files = new ArrayList<>(files);
    rejects = new ArrayList<>(rejects);
  }

  /** Of a split that was not read to its end. */
  static SplitResult faulty(
      int number,
      SplitBegin begin,
      SplitExtent extent,
      List<RecordFault> rejects,
      RecordFault fault) {
    return new SplitResult(number, begin, 0, new ArrayList<>(), extent, rejects, null, fault);
  }

  boolean isFaulty() {
    return fault != null;
  }

  long prepared() {
    return files.stream().mapToLong(PreparedFile::rows).sum();
  }
}
