package io.martlet.spark.host;

import java.util.Arrays;
import java.util.Locale;

/** How far a host has given up what models do not need, from least to most. */
public enum SandboxLevel {
  /** The kernel refused: models may do what the run's user may. */
  NONE,
  /** No new privileges, no capabilities, only the system calls of a list, no files written. */
  BASIC,
  /** And, by Landlock, no files but the system's and its models', no others' processes. */
  FULL;

  /**
   * The level that a host says it has reached.
   *
   * @throws HostException when there is none of that name
   */
  public static SandboxLevel named(String name) {
    return Arrays.stream(values())
        .filter(level -> level.label().equals(name))
        .findFirst()
        .orElseThrow(() -> new HostException("the host's sandbox has no known level"));
  }

  /** As hosts and people call it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
