package io.martlet.catalog;

import java.util.Locale;
import java.util.Optional;

/** What a deployment demands of the sandbox in which models run. */
public enum SandboxDemand {
  /** As much of it as the kernel has. */
  PREFERRED,
  /** All of it, or nothing is scored. */
  REQUIRED;

  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<SandboxDemand> of(String keyword) {
    for (SandboxDemand demand : values()) {
      if (demand.keyword().equals(keyword)) {
        return Optional.of(demand);
      }
    }
    return Optional.empty();
  }
}
