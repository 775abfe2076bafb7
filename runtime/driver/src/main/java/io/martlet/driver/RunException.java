package io.martlet.driver;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** A run cannot be made here; the message says why and what to do. */
public final class RunException extends Fault {

  private static final long serialVersionUID = 1L;

  RunException(String message) {
    this(ExitCode.FAILED, message);
  }

  RunException(int exitCode, String message) {
    super(exitCode, message);
  }
}
