package io.martlet.spark.prepare;

import io.martlet.spark.delivery.RecordFault;
import io.martlet.spark.delivery.SplitBegin;
import io.martlet.spark.delivery.SplitExtent;
import java.io.Serializable;
import java.util.ArrayList;

/**
 * What became of a split.
 *
 * @param number its place among all of the delivery
 * @param begin where it was said to begin
 * @param extent how far it was read; null when it could not be opened
 * @param fault what is wrong with it; null when nothing is
 */
record SplitResult(
    int number,
    SplitBegin begin,
    long records,
    ArrayList<PreparedFile> files,
    SplitExtent extent,
    RecordFault fault)
    implements Serializable {

  boolean isFaulty() {
    return fault != null;
  }
}
