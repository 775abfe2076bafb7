package io.martlet.cli.terminal;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a command prints, held back until it is known that it can be done: both streams, in the
 * order of printing.
 */
public final class HeldOutput {

  private final List<Runnable> printed = new ArrayList<>();

  /** Prints to another writer once this is released. */
  public PrintWriter before(PrintWriter writer) {
    return new PrintWriter(
        new Writer() {
          @Override
          public void write(char[] text, int from, int length) {
            String part = new String(text, from, length);
            printed.add(() -> writer.print(part));
          }

          @Override
          public void flush() {
            printed.add(writer::flush);
          }

          @Override
          public void close() {
            flush();
          }
        },
        true);
  }

  public void release() {
    printed.forEach(Runnable::run);
    printed.clear();
  }
}
