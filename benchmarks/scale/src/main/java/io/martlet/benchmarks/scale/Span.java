package io.martlet.benchmarks.scale;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * A time by the clock, and the processor time of all of this JVM's threads in it, both in seconds:
 * on a machine that others use, too, the second says what the first would be.
 */
record Span(double seconds, double processorSeconds) {

  /** A moment. */
  record Moment(long nanos, long processorNanos) {

    Span since(Moment begin) {
      return new Span((nanos - begin.nanos) / 1e9, (processorNanos - begin.processorNanos) / 1e9);
    }
  }

  static Moment now() {
    OperatingSystemMXBean machine =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return new Moment(System.nanoTime(), machine.getProcessCpuTime());
  }

  static Span of(Runnable work) {
    Moment begin = now();
    work.run();
    return now().since(begin);
  }
}
