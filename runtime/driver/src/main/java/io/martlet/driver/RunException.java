package io.martlet.driver;

/** A run cannot be made here; the message says why and what to do. */
public final class RunException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RunException(String message) {
    super(message);
  }
}
