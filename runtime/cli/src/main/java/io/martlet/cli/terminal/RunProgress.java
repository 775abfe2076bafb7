package io.martlet.cli.terminal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressState;

/** How far scoring has come: one line on a terminal, gone at the end; nothing elsewhere. */
public final class RunProgress implements AutoCloseable {

  private static final int BAR = 15;
  private static final TerminalLine LINE = new TerminalLine(System.err);

  private final ProgressBar bar;

  public RunProgress(long modelRecords) {
    this.bar =
        Console.watched()
            ? new ProgressBarBuilder()
                .setInitialMax(modelRecords)
                .setConsumer(LINE)
                .setRenderer((state, width) -> line(state, Instant.now()))
                .setUpdateIntervalMillis(500)
                .clearDisplayOnFinish()
                .build()
            : null;
  }

  public void scored(long modelRecords) {
    if (bar != null) {
      bar.stepBy(modelRecords);
    }
  }

  /** So many are scored in all. */
  public void reached(long modelRecords) {
    if (bar != null) {
      bar.stepTo(modelRecords);
    }
  }

  /** Prints lines that stay, above the bar. */
  public void above(Runnable print) {
    synchronized (LINE.terminal()) {
      if (bar != null) {
        LINE.clear();
      }
      print.run();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private static String line(ProgressState state, Instant now) {
    double seconds =
        Math.max(0.001, Duration.between(state.getStartInstant(), now).toMillis() / 1e3);
    return line(state.getCurrent(), state.getMax(), seconds);
  }

  /** What is shown of so many model-records after so many seconds, in less than 80 columns. */
  static String line(long scored, long all, double seconds) {
    double share = all == 0 ? 1 : (double) scored / all;
    int full = (int) (BAR * share);
    double rate = scored / seconds;
    return String.format(
        Locale.ROOT,
        "  score  [%s%s] %3.0f%% of %s model-records, %s/s%s",
        "=".repeat(full),
        " ".repeat(BAR - full),
        Math.floor(100 * share),
        Counted.amount((double) all),
        Counted.amount(rate),
        scored == 0 ? "" : ", " + left((all - scored) / rate));
  }

  private static String left(double seconds) {
    return Times.span(Duration.ofMillis((long) (1000 * seconds))) + " left";
  }
}
