package io.martlet.plan;

/** A plan that cannot be read or made; the message says why and what to do. */
public final class PlanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PlanException(String message) {
    super(message);
  }
}
