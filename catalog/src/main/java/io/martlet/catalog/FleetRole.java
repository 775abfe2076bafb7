package io.martlet.catalog;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the machines of a fleet do in their cluster. */
public enum FleetRole {
  /** Leads the cluster; scores nothing. */
  PRIMARY,
  /** Scores, and keeps what must outlive a machine. */
  CORE,
  /** Scores, and may be lost at any time. */
  TASK;

  public String keyword() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FleetRole> of(String keyword) {
    return Arrays.stream(values()).filter(role -> role.keyword().equals(keyword)).findFirst();
  }
}
