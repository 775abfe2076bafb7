package io.martlet.spark.prepare;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkStatusTracker;

/**
 * The tasks of jobs that were stopped. They go on until they notice, and what they write until then
 * is to be deleted.
 *
 * @param group of the jobs
 */
record RunningTasks(JavaSparkStatusTracker tracker, String group) {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

  /** Waits until there are none, or for half a minute: a task may hang in a read. */
  void await() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (areActive() && System.nanoTime() < end) {
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  private boolean areActive() {
    return Arrays.stream(tracker.getJobIdsForGroup(group))
        .mapToObj(tracker::getJobInfo)
        .filter(Objects::nonNull)
        .flatMapToInt(job -> Arrays.stream(job.stageIds()))
        .mapToObj(tracker::getStageInfo)
        .filter(Objects::nonNull)
        .anyMatch(stage -> stage.numActiveTasks() > 0);
  }
}
