package io.martlet.cli.terminal;

import io.martlet.spark.delivery.ReadingListener;
import java.time.Duration;
import java.util.Locale;

/**
 * How far a reading of delivered files is: one line on a terminal, gone at the end; elsewhere a
 * line now and then, if it takes long.
 */
public final class ReadingProgress implements ReadingListener, AutoCloseable {

  private static final int BAR = 15;
  private static final long WORTH_A_RATE = 10_000_000;
  private static final Duration ON_TERMINALS = Duration.ofMillis(500);
  private static final Duration ELSEWHERE = Duration.ofSeconds(10);

  private final Console console;
  private final TerminalLine line = new TerminalLine(System.err);
  private final boolean watched = Console.watched();
  private final long bytes;
  private final long start = System.nanoTime();
  private long readBytes;
  private long readRecords;
  private long told = start;

  /**
   * @param bytes how many the files have
   */
  public ReadingProgress(Console console, long bytes) {
    this.console = console;
    this.bytes = bytes;
  }

  @Override
  public void read(long records, long more) {
    readRecords += records;
    readBytes += more;
    long now = System.nanoTime();
    if (now - told < (watched ? ON_TERMINALS : ELSEWHERE).toNanos()) {
      return;
    }
    told = now;
    String text = line(readRecords, readBytes, bytes, seconds());
    if (watched) {
      line.accept(text);
    } else {
      console.note("%s", text);
    }
  }

  /** How much was read, and how fast where that means something. */
  public String rate() {
    String size = Counted.bytes(bytes);
    return bytes < WORTH_A_RATE
        ? size
        : String.format(
            Locale.ROOT,
            "%s in %.1f s, %s/s",
            size,
            seconds(),
            Counted.bytes((long) (bytes / seconds())));
  }

  private double seconds() {
    return Math.max(0.001, (System.nanoTime() - start) / 1e9);
  }

  /** What is shown after so many seconds, in less than 80 columns. */
  static String line(long records, long read, long bytes, double seconds) {
    double share = bytes == 0 ? 1 : Math.min(1, (double) read / bytes);
    if (read == 0) {
      return "  read   %s records, %s/s"
          .formatted(Counted.amount((double) records), Counted.amount(records / seconds));
    }
    int full = (int) (BAR * share);
    double left = seconds * (bytes - read) / read;
    return String.format(
        Locale.ROOT,
        "  read   [%s%s] %3.0f%% of %s, %s records, %s/s, %s left",
        "=".repeat(full),
        " ".repeat(BAR - full),
        Math.floor(100 * share),
        Counted.bytes(bytes),
        Counted.amount((double) records),
        Counted.bytes((long) (read / seconds)),
        Times.span(Duration.ofMillis((long) Math.max(0, 1000 * left))));
  }

  @Override
  public void close() {
    if (watched) {
      line.clear();
    }
  }
}
