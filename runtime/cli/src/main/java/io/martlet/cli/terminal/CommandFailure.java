package io.martlet.cli.terminal;

import io.martlet.catalog.diagnostic.Printable;

/** Ends a command with a message for its user and an exit code. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * @param message may hold text of catalogs, deliveries and models, which is made printable
   */
  public CommandFailure(int exitCode, String message) {
    this(Printable.lines(message), exitCode);
  }

  private CommandFailure(String printable, int exitCode) {
    super(printable);
    this.exitCode = exitCode;
  }

  /** With text of printers, which may have its colours. */
  public static CommandFailure printed(int exitCode, String printable) {
    return new CommandFailure(printable, exitCode);
  }

  public int exitCode() {
    return exitCode;
  }
}
