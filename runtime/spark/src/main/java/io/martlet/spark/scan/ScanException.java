package io.martlet.spark.scan;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** A universe file cannot be read as declared; the message names file and column. */
public final class ScanException extends Fault {

  private static final long serialVersionUID = 1L;

  ScanException(String message) {
    super(ExitCode.FAILED, message);
  }

  ScanException(String message, Throwable cause) {
    super(ExitCode.FAILED, message, cause);
  }
}
