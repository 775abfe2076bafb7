package io.martlet.cli.terminal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * What a person reads who ends a command, by Ctrl-C or by a signal: one sentence, and nothing after
 * it. Whatever else ends at the same time, such as the threads of a job, is not heard any more.
 */
public final class Interruption {

  private static final String OF_A_RUN =
      "Interrupted. Readers keep what they had; martlet status tells how far it came.";

  private static volatile String sentence = "Interrupted.";

  private final Voice out = new Voice(System.out);
  private final Voice err = new Voice(System.err);
  private volatile boolean over;

  private Interruption() {}

  /** Makes what the process prints end in the sentence, should it be told to end before its end. */
  public static Interruption watch() {
    Interruption interruption = new Interruption();
    System.setOut(interruption.out.stream());
    System.setErr(interruption.err.stream());
    Runtime.getRuntime().addShutdownHook(new Thread(interruption::tell, "interruption"));
    return interruption;
  }

  /** What the process does concerns the readers of marts from now on. */
  public static void concernsReaders() {
    sentence = OF_A_RUN;
  }

  /** The command has come to its end by itself. */
  public void over() {
    over = true;
  }

  private void tell() {
    if (!over) {
      out.end("");
      err.end((Console.watched() ? TerminalLine.ERASED : "") + sentence + System.lineSeparator());
    }
  }

  /** A stream that says no more after its last words. */
  private static final class Voice extends FilterOutputStream {

    private boolean ended;

    Voice(OutputStream out) {
      super(out);
    }

    PrintStream stream() {
      return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    synchronized void end(String last) {
      try {
        out.write(last.getBytes(StandardCharsets.UTF_8));
        out.flush();
      } catch (IOException nobodyListens) {
        // There is nobody to tell it to.
      }
      ended = true;
    }

    @Override
    public synchronized void write(int b) throws IOException {
      if (!ended) {
        out.write(b);
      }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int length) throws IOException {
      if (!ended) {
        out.write(bytes, from, length);
      }
    }

    @Override
    public synchronized void flush() throws IOException {
      out.flush();
    }
  }
}
