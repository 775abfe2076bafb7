package io.martlet.spark.host;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** A host does not do its part, and no model is to blame. */
public final class HostException extends Fault {

  private static final long serialVersionUID = 1L;

  HostException(String message) {
    super(ExitCode.FAILED, message);
  }

  HostException(String message, Throwable cause) {
    super(ExitCode.FAILED, message, cause);
  }
}
