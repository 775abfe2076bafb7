package io.martlet.cli.terminal;

import io.martlet.catalog.diagnostic.Fault;

/** Ends a command with a message for its user and an exit code. */
public final class CommandFailure extends Fault {

  private static final long serialVersionUID = 1L;

  private final boolean printable;

  /**
   * @param message may hold text of catalogs, deliveries and models, which is made printable
   */
  public CommandFailure(int exitCode, String message) {
    this(exitCode, message, false);
  }

  private CommandFailure(int exitCode, String message, boolean printable) {
    super(exitCode, message);
    this.printable = printable;
  }

  /** With text of printers, which may have its colours. */
  public static CommandFailure printed(int exitCode, String printable) {
    return new CommandFailure(exitCode, printable, true);
  }

  @Override
  public String told() {
    return printable ? getMessage() : super.told();
  }
}
