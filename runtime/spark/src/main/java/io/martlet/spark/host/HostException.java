package io.martlet.spark.host;

/** A host does not do its part, and no model is to blame. */
public final class HostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  HostException(String message) {
    super(message);
  }

  HostException(String message, Throwable cause) {
    super(message, cause);
  }
}
