package io.martlet.benchmarks.scale;

import io.martlet.catalog.diff.Break;
import io.martlet.driver.RunSummary;
import io.martlet.driver.RunWatcher;
import java.time.Duration;
import java.util.Optional;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** When the stages of one run came, and what its tasks sent to the driver. */
final class Timeline extends SparkListener implements RunWatcher {

  private final Span.Moment began = Span.now();
  private Optional<Span.Moment> firstTask = Optional.empty();
  private Span.Moment lastTask = began;
  private Optional<Span.Moment> finished = Optional.empty();
  private long largestResult;

  /** From the beginning to the first task's start. */
  synchronized Span untilFirstTask() {
    return firstTask.orElseThrow().since(began);
  }

  /** From the first task's start to the last one's end. */
  synchronized Span tasks() {
    return lastTask.since(firstTask.orElseThrow());
  }

  /** From the last task's end: the pass's manifest, the ledger, and all marts. */
  synchronized Span afterwards() {
    return finished.orElseThrow().since(lastTask);
  }

  synchronized long largestResult() {
    return largestResult;
  }

  @Override
  public synchronized void onTaskStart(SparkListenerTaskStart start) {
    firstTask = firstTask.or(() -> Optional.of(Span.now()));
  }

  @Override
  public synchronized void onTaskEnd(SparkListenerTaskEnd end) {
    lastTask = Span.now();
    largestResult = Math.max(largestResult, end.taskMetrics().resultSize());
  }

  @Override
  public synchronized void finished(RunSummary summary, Duration passes, Duration marts) {
    finished = Optional.of(Span.now());
    if (summary.published() != summary.marts()) {
      throw new IllegalStateException("not all marts were published: " + summary);
    }
  }

  @Override
  public void breakAccepted(Break accepted) {
    throw new IllegalStateException(accepted.told());
  }

  @Override
  public void preparedUniverseDamaged(String damage) {
    throw new IllegalStateException(damage);
  }

  @Override
  public void remark(String remark) {
    throw new IllegalStateException(remark);
  }
}
