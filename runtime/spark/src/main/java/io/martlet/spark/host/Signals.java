package io.martlet.spark.host;

import java.util.Map;

/** Names of the Linux signals that end processes. */
final class Signals {

  /** How the sandbox ends a process that does what it must not. */
  static final String VIOLATION = "SIGSYS";

  private static final Map<Integer, String> NAMES =
      Map.of(
          4, "SIGILL",
          6, "SIGABRT",
          7, "SIGBUS",
          8, "SIGFPE",
          9, "SIGKILL",
          11, "SIGSEGV",
          15, "SIGTERM",
          24, "SIGXCPU",
          31, VIOLATION);

  private Signals() {}

  /** The signal behind an exit value of {@link Process}, which adds 128; empty for none. */
  static String of(int exitValue) {
    return exitValue > 128
        ? NAMES.getOrDefault(exitValue - 128, "signal " + (exitValue - 128))
        : "";
  }
}
