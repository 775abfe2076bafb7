package io.martlet.plan;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;

/** A plan that cannot be read or made; the message says why and what to do. */
public final class PlanException extends Fault {

  private static final long serialVersionUID = 1L;

  public PlanException(String message) {
    super(ExitCode.FAILED, message);
  }
}
