package io.martlet.spark.score;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** What a pass has left cannot be used; the message says why and what to do. */
public final class PassException extends Fault {

  private static final long serialVersionUID = 1L;

  PassException(String message) {
    super(ExitCode.FAILED, message);
  }
}
