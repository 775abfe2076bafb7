package io.martlet.ledger;

/** The ledger cannot be reached or does not do what it is asked; the message says what to do. */
public final class LedgerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LedgerException(String message, Throwable cause) {
    super(message, cause);
  }
}
