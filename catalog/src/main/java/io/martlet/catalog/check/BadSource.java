package io.martlet.catalog.check;

import io.martlet.catalog.diagnostic.Rule;
import io.martlet.catalog.diagnostic.Severity;

/** A universe's source means no one delivery. */
final class BadSource implements Rule {

  @Override
  public String id() {
    return "bad-source";
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }

  @Override
  public String summary() {
    return "The universe's source is not understood, or its files are not one delivery.";
  }

  @Override
  public String hint() {
    return "A source is a file, a folder, a glob such as \"deliveries/*.csv\", a URI of one, or a list.";
  }
}
