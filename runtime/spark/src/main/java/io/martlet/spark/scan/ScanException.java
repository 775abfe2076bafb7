package io.martlet.spark.scan;

/** A universe file cannot be read as declared; the message names file and column. */
public final class ScanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ScanException(String message) {
    super(message);
  }

  ScanException(String message, Throwable cause) {
    super(message, cause);
  }
}
