package io.martlet.cli.terminal;

import java.io.PrintStream;
import me.tongfei.progressbar.ProgressBarConsumer;

/** A line of a terminal that is written over in its place. */
record TerminalLine(PrintStream terminal) implements ProgressBarConsumer {

  private static final int WIDTH = 79;

  /** What leaves the line empty, with the cursor at its beginning. */
  static final String ERASED = "\r" + " ".repeat(WIDTH) + "\r";

  @Override
  public int getMaxRenderedLength() {
    return WIDTH;
  }

  @Override
  public void accept(String text) {
    String fitting = text.substring(0, Math.min(WIDTH, text.length()));
    synchronized (terminal) {
      terminal.print("\r" + fitting + " ".repeat(WIDTH - fitting.length()));
      terminal.flush();
    }
  }

  @Override
  public void clear() {
    synchronized (terminal) {
      terminal.print(ERASED);
      terminal.flush();
    }
  }

  @Override
  public void close() {
    // The terminal stays.
  }
}
