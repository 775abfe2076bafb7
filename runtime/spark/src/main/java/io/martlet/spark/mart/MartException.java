package io.martlet.spark.mart;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** A mart cannot be written or shown; the message says why and what to do. */
public final class MartException extends Fault {

  private static final long serialVersionUID = 1L;

  public MartException(String message) {
    super(ExitCode.FAILED, message);
  }

  /**
   * @param exitCode of the program, when it is not a failure
   */
  MartException(int exitCode, String message) {
    super(exitCode, message);
  }

  MartException(String message, Throwable cause) {
    super(ExitCode.FAILED, message, cause);
  }
}
