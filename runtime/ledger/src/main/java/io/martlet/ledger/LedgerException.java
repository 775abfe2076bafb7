package io.martlet.ledger;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** The ledger cannot be reached or does not do what it is asked; the message says what to do. */
public class LedgerException extends Fault {

  private static final long serialVersionUID = 1L;

  LedgerException(String message) {
    super(ExitCode.FAILED, message);
  }

  public LedgerException(String message, Throwable cause) {
    super(ExitCode.FAILED, message, cause);
  }
}
