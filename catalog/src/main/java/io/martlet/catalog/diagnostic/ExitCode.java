package io.martlet.catalog.diagnostic;

/** What Martlet's exit codes mean; the same for every command, and for every step of a run. */
public final class ExitCode {

  public static final int CLEAN = 0;

  /** The tool itself failed. */
  public static final int FAILED = 1;

  public static final int USAGE = 2;

  /** The catalog, or a delivery, is not in order. */
  public static final int VIOLATIONS = 3;

  /** There are changes (diff, plan). */
  public static final int CHANGES = 4;

  /** A run came to its end with failed models. */
  public static final int FAILED_MODELS = 5;

  /** A run came to its end, and kept back marts whose records are too few. */
  public static final int HELD = 6;

  /** Between the quick program and its launcher: the whole one is to be started. */
  public static final int WHOLE_PROGRAM = 75;

  private ExitCode() {}
}
