package io.martlet.driver;

import io.martlet.plan.HostProgram;
import io.martlet.plan.PassMemory;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.RunPlan;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.network.util.JavaUtils;

/**
 * What a JVM that scores may use, and how many task slots share it: the largest pass must fit into
 * each beside what Spark itself takes, and the hosts into what lies outside the heap.
 *
 * @param slots tasks that run at once
 * @param heap of the JVM, in bytes
 * @param overhead beside the heap, in bytes, where a cluster's manager ends who takes more
 */
record ExecutorMemory(int slots, long heap, long overhead) {

  /** What Spark gives executors unless it is told otherwise, and least of overhead. */
  private static final String DEFAULT_HEAP = "1g";

  private static final long LEAST_OVERHEAD = 384L << 20;

  /** A host with its libraries; one with R in it, and the processes of its scripts. */
  private static final long HOST = 32L << 20;

  private static final long R_HOST = 256L << 20;

  static ExecutorMemory of(SparkContext spark) {
    SparkConf settings = spark.conf();
    if (spark.isLocal()) {
      return new ExecutorMemory(
          spark.defaultParallelism(), Runtime.getRuntime().maxMemory(), Long.MAX_VALUE);
    }
    int cores = settings.getInt("spark.executor.cores", 1);
    long heap = JavaUtils.byteStringAsBytes(settings.get("spark.executor.memory", DEFAULT_HEAP));
    double factor = settings.getDouble("spark.executor.memoryOverheadFactor", 0.1);
    long least = Math.max(LEAST_OVERHEAD, (long) (factor * heap));
    long overhead =
        settings.contains("spark.executor.memoryOverhead")
            ? JavaUtils.byteStringAsMb(settings.get("spark.executor.memoryOverhead")) << 20
            : least;
    return new ExecutorMemory(
        Math.max(1, cores / settings.getInt("spark.task.cpus", 1)), heap, overhead);
  }

  /**
   * @throws RunException when a pass of the plan does not fit
   */
  void require(RunPlan plan) {
    long pass = largest(plan);
    if (pass * slots + Machine.SPARK_HEAP > heap) {
      throw new RunException(
          String.format(
              Locale.ROOT,
              "The largest pass takes about %,d MB in each of %d task slots, and the JVM has %,d MB."
                  + " Score fewer models in a pass (models-per-microbatch in the deployment), or give"
                  + " more memory: MARTLET_MEMORY=8g here, spark.executor.memory in a cluster.",
              pass >> 20,
              slots,
              heap >> 20));
    }
    long hosts = hosts(plan);
    if (hosts * slots > overhead) {
      throw new RunException(
          String.format(
              Locale.ROOT,
              "The model hosts of %d task slots take about %,d MB outside the heap, and an executor"
                  + " has %,d MB there. Give it more: --conf spark.executor.memoryOverhead=%dm",
              slots,
              (hosts * slots) >> 20,
              overhead >> 20,
              (hosts * slots) >> 20));
    }
  }

  private static long largest(RunPlan plan) {
    return plan.microbatches()
        .mapToLong(microbatch -> PassMemory.of(microbatch, plan.universe()))
        .max()
        .orElse(0);
  }

  /** Of one slot; memory that is shared with the JVM counts in both. */
  private static long hosts(RunPlan plan) {
    return plan.microbatches().mapToLong(microbatch -> hosts(plan, microbatch)).max().orElse(0);
  }

  private static long hosts(RunPlan plan, PlanMicrobatch microbatch) {
    Set<HostProgram> programs =
        microbatch.models().stream()
            .map(model -> HostProgram.of(plan.binary(model.binary()).kind()))
            .collect(Collectors.toSet());
    long region = PassMemory.region(microbatch, plan.universe());
    return programs.stream()
        .mapToLong(program -> region + (program == HostProgram.SCRIPTS ? R_HOST : HOST))
        .sum();
  }
}
