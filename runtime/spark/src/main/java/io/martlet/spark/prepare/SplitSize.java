package io.martlet.spark.prepare;

import io.martlet.plan.PlanUniverse;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.internal.SQLConf;

/**
 * How much of a delivery one task takes: about what gives one prepared file, and no more than
 * leaves something for each processor.
 */
final class SplitSize {

  private SplitSize() {}

  /**
   * @param all how many bytes are delivered
   */
  static long of(SparkSession spark, PlanUniverse universe, long all) {
    SQLConf conf = spark.sessionState().conf();
    long least = conf.filesOpenCostInBytes();
    long most =
        conf.contains(SQLConf.FILES_MAX_PARTITION_BYTES().key())
            ? conf.filesMaxPartitionBytes()
            : Math.max(least, universe.delivery().fileBytes());
    return Math.max(
        1, Math.min(most, Math.max(least, all / spark.sparkContext().defaultParallelism())));
  }
}
