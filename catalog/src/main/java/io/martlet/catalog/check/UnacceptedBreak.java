package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** A change breaks those who read a mart, and the catalog does not accept that. */
public final class UnacceptedBreak implements Rule {

  @Override
  public String id() {
    return "unaccepted-break";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "A change takes columns away from those who read them, which nobody accepted.";
  }

  @Override
  public String hint() {
    return "If that is meant, say so under accepted-breaks, with a reason.";
  }
}
