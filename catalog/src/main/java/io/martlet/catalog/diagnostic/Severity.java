package io.martlet.catalog.diagnostic;

import java.util.Locale;

/** How much a diagnostic matters. Only errors stop a catalog. */
public enum Severity {
  ERROR,
  WARNING,
  NOTE;

  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }
}
