package io.martlet.catalog;

import java.util.Locale;
import java.util.Optional;

/** What a binary is, and so how it is run. */
public enum BinaryKind {
  /** A shared library that exports {@code martlet_model} tables. */
  LIBRARY,
  /** A program: records as delimited lines on its input, {@code rank,binary} lines back. */
  EXECUTABLE,
  /** An R script that defines {@code score <- function(batch)}. */
  R;

  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<BinaryKind> of(String keyword) {
    for (BinaryKind kind : values()) {
      if (kind.keyword().equals(keyword)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
