package io.martlet.spark.mart;

/** A mart cannot be written or shown; the message says why and what to do. */
public final class MartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MartException(String message) {
    super(message);
  }

  MartException(String message, Throwable cause) {
    super(message, cause);
  }
}
