package io.martlet.emr;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** Amazon EMR does not do what it was asked for, however often. */
public final class EmrRefusedException extends Fault {

  private static final long serialVersionUID = 1L;

  EmrRefusedException(String call, String code, String message, Throwable cause) {
    super(ExitCode.FAILED, "Amazon EMR refuses %s: %s (%s)".formatted(call, message, code), cause);
  }
}
