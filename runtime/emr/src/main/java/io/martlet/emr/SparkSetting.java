package io.martlet.emr;

import java.util.List;

/**
 * A setting that Martlet gives the clusters' Spark, and why.
 *
 * @param reason a sentence
 */
public record SparkSetting(String name, String value, String reason) {

  /** Those of every cluster. */
  public static final List<SparkSetting> ALL =
      List.of(
          new SparkSetting(
              "spark.yarn.maxAppAttempts",
              "1",
              "YARN would start a killed driver again inside the same step, unseen; the watcher"
                  + " replaces the step instead, and counts."),
          new SparkSetting(
              "spark.task.maxFailures",
              "8",
              "Spot machines are taken away with their tasks, more often than four times a stage."),
          new SparkSetting(
              "spark.excludeOnFailure.enabled",
              "true",
              "A machine on which hosts do not start is left out, and the run goes on elsewhere."),
          new SparkSetting(
              "spark.decommission.enabled",
              "true",
              "A machine that is about to be taken away gets no more tasks."),
          new SparkSetting(
              "spark.dynamicAllocation.enabled",
              "true",
              "Executors are asked for as machines come, and given back when a pass runs out."),
          new SparkSetting(
              "spark.speculation",
              "false",
              "A second attempt at a slow task is safe, and costs what the first one costs."),
          new SparkSetting(
              "spark.executor.memoryOverheadFactor",
              "0.6",
              "Hosts and their columns live outside the JVM's heap."),
          new SparkSetting(
              "spark.hadoop.fs.s3a.retry.limit",
              "12",
              "S3 answers 503 while it spreads a new prefix over its machines."));
}
