package io.martlet.driver;

import io.martlet.ledger.PassWork;
import io.martlet.spark.host.SandboxLevel;
import io.martlet.spark.score.FileWork;
import io.martlet.spark.score.StageTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How busy a pass has kept slots and cores over its time, told from the tasks that have ended. */
final class Utilisation {

  /** A page shows no more. */
  private static final int PARTS = 60;

  private record Span(long from, long to, double cores) {}

  private final long begun = System.nanoTime();
  private final int slots;
  private final List<Span> spans = new ArrayList<>();
  private StageTimes times = StageTimes.NONE;
  private long bytesRead;
  private long bytesWritten;
  private long hostRestarts;
  private SandboxLevel sandbox = SandboxLevel.FULL;

  /**
   * @param slots how many tasks can run at once
   */
  Utilisation(int slots) {
    this.slots = slots;
  }

  /** A task has ended just now. */
  void add(FileWork work) {
    long now = System.nanoTime() - begun;
    // By this machine's clock alone: others' may go wrong.
    spans.add(
        new Span(
            Math.max(0, now - work.nanos()),
            now,
            work.processorNanos() / (double) Math.max(1, work.nanos())));
    times = times.plus(work.times());
    bytesRead += work.bytesRead();
    bytesWritten += work.bytesWritten();
    hostRestarts += work.hostRestarts();
    if (work.sandbox().compareTo(sandbox) < 0) {
      sandbox = work.sandbox();
    }
  }

  /** Whether there was anything to do. */
  boolean worked() {
    return !spans.isEmpty();
  }

  /** All of it, by now. */
  PassWork work() {
    long all = Math.max(1, System.nanoTime() - begun);
    double[] busySlots = new double[PARTS];
    double[] busyCores = new double[PARTS];
    double part = all / (double) PARTS;
    for (Span span : spans) {
      int last = Math.min(PARTS - 1, (int) (span.to() / part));
      for (int i = (int) Math.min(PARTS - 1, span.from() / part); i <= last; i++) {
        double from = Math.max((double) span.from(), i * part);
        double to = Math.min((double) span.to(), (i + 1) * part);
        double within = Math.max(0, to - from) / part;
        busySlots[i] += within;
        busyCores[i] += within * span.cores();
      }
    }
    return new PassWork(
        Duration.ofNanos(all),
        slots,
        boxed(busySlots),
        boxed(busyCores),
        times.byStage(),
        bytesRead,
        bytesWritten,
        hostRestarts,
        Optional.of(sandbox.label()));
  }

  private static List<Double> boxed(double[] values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    return list;
  }
}
