package io.martlet.cli;

import java.util.Locale;

/** What came of a run; the stable last line of everything that runs or tells of one. */
record RunSummary(String run, long publishedMarts, long models, long records, long failed) {

  int exitCode() {
    return failed == 0 ? ExitCode.CLEAN : ExitCode.FAILED_MODELS;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "Published %s: %s, %s, %,d failed (run %s).",
        Counted.of(publishedMarts, "mart"),
        Counted.of(models, "model"),
        Counted.of(records, "record"),
        failed,
        run);
  }
}
