package io.martlet.spark.prepare;

import org.apache.spark.sql.SparkSession;

/** How much of a delivery one task takes: as Spark sizes what its own readers read. */
final class SplitSize {

  private SplitSize() {}

  /**
   * @param all how many bytes are delivered
   */
  static long of(SparkSession spark, long all) {
    long most = spark.sessionState().conf().filesMaxPartitionBytes();
    long least = spark.sessionState().conf().filesOpenCostInBytes();
    return Math.max(
        1, Math.min(most, Math.max(least, all / spark.sparkContext().defaultParallelism())));
  }
}
