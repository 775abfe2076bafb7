package io.martlet.spark.host;

import java.util.Map;

/** Names of the Linux signals that end processes. */
final class Signals {

  /** How the sandbox ends a process that does what it must not. */
  static final String VIOLATION = "SIGSYS";

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "SIGHUP"),
          Map.entry(2, "SIGINT"),
          Map.entry(3, "SIGQUIT"),
          Map.entry(4, "SIGILL"),
          Map.entry(5, "SIGTRAP"),
          Map.entry(6, "SIGABRT"),
          Map.entry(7, "SIGBUS"),
          Map.entry(8, "SIGFPE"),
          Map.entry(9, "SIGKILL"),
          Map.entry(10, "SIGUSR1"),
          Map.entry(11, "SIGSEGV"),
          Map.entry(12, "SIGUSR2"),
          Map.entry(13, "SIGPIPE"),
          Map.entry(14, "SIGALRM"),
          Map.entry(15, "SIGTERM"),
          Map.entry(16, "SIGSTKFLT"),
          Map.entry(24, "SIGXCPU"),
          Map.entry(25, "SIGXFSZ"),
          Map.entry(26, "SIGVTALRM"),
          Map.entry(27, "SIGPROF"),
          Map.entry(29, "SIGIO"),
          Map.entry(30, "SIGPWR"),
          Map.entry(31, VIOLATION));

  /** The first that the C library leaves to programs, and the last. */
  private static final int FIRST_REALTIME = 34;

  private static final int LAST_REALTIME = 64;

  private Signals() {}

  /** Whether it is a signal that comes from outside as a rule: of an operator, or the kernel. */
  static boolean isFromOutside(String name) {
    return name.equals("SIGKILL") || name.equals("SIGTERM");
  }

  static String name(int signal) {
    if (signal >= FIRST_REALTIME && signal <= LAST_REALTIME) {
      return "SIGRTMIN+" + (signal - FIRST_REALTIME);
    }
    return NAMES.getOrDefault(signal, "signal " + signal);
  }
}
