package io.martlet.cli;

/** What Martlet's exit codes mean; the same for every command. */
final class ExitCode {

  static final int CLEAN = 0;

  /** The tool itself failed. */
  static final int FAILED = 1;

  static final int USAGE = 2;

  /** The catalog, or a delivery, is not in order. */
  static final int VIOLATIONS = 3;

  /** There are changes (diff, plan). */
  static final int CHANGES = 4;

  /** A run came to its end with failed models. */
  static final int FAILED_MODELS = 5;

  /** A run came to its end, and kept back marts whose records are too few. */
  static final int HELD = 6;

  private ExitCode() {}
}
