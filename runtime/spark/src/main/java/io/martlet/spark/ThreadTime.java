package io.martlet.spark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Processor time of the current thread: what others do on the same core meanwhile is not in it. */
public final class ThreadTime {

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ThreadTime() {}

  /** Nanoseconds so far. */
  public static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
