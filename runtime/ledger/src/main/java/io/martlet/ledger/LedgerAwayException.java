package io.martlet.ledger;

/** The ledger does not answer, and may again soon. */
public final class LedgerAwayException extends LedgerException {

  private static final long serialVersionUID = 1L;

  LedgerAwayException(String message, Throwable cause) {
    super(message, cause);
  }
}
