package io.martlet.spark.score;

import io.martlet.spark.ThreadTime;

/** Measures what a task does with a slot, which has worked before. */
final class WorkMeter {

  private final ScoreSlot slot;
  private final long start = System.nanoTime();
  private final long thread;
  private final long hosts;
  private final long restarts;
  private final long bytes;

  /**
   * @param thread the task's processor time when it began
   */
  WorkMeter(ScoreSlot slot, long thread) {
    this.slot = slot;
    this.thread = thread;
    this.hosts = slot.session().processorNanos();
    this.restarts = slot.session().replaced();
    this.bytes = slot.columns().bytesRead();
  }

  FileWork read(long rows, long written, StageTimes times) {
    // What a host has used that is gone by now is not known.
    long ofHosts = Math.max(0, slot.session().processorNanos() - hosts);
    return new FileWork(
        rows,
        System.nanoTime() - start,
        ThreadTime.nanos() - thread + ofHosts,
        slot.columns().bytesRead() - bytes,
        written,
        slot.session().replaced() - restarts,
        slot.session().sandbox(),
        times);
  }
}
