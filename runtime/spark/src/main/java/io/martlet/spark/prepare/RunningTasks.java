package io.martlet.spark.prepare;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The tasks of jobs that were stopped. They go on until they notice, and what they write until then
 * is to be deleted.
 */
final class RunningTasks {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  private RunningTasks() {}

  /**
   * Waits until there are none, or for half a minute: a task may hang in a read. It is the
   * scheduler who knows: Spark's status hears of a task's start and end later.
   */
  static void await(SparkContext spark) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (areThere(spark) && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private static boolean areThere(SparkContext spark) {
    return spark.taskScheduler() instanceof TaskSchedulerImpl scheduler
        && CollectionConverters.asJava(scheduler.runningTasksByExecutors()).values().stream()
            .anyMatch(tasks -> !tasks.equals(0));
  }
}
