package io.martlet.cli.workspace;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.plan.RunPlan;
import picocli.CommandLine.Option;

/** How many records a universe has, for what is computed before it is prepared. */
public final class RecordsOption {

  @Option(
      names = "--records",
      paramLabel = "COUNT",
      description = "The universe's records; by default, as prepared last.")
  private Long records;

  /** Whether what is given is no count. */
  public boolean isWrong() {
    return records != null && records <= 0;
  }

  /**
   * As given, or as prepared last.
   *
   * @throws CommandFailure when neither is known
   */
  public long of(RunPlan plan, Workspace workspace) {
    if (records != null && records > 0) {
      return records;
    }
    return new KnownRecords(workspace, plan.universe().name())
        .read()
        .orElseThrow(
            () ->
                new CommandFailure(
                    ExitCode.USAGE,
                    "How many records there are is not known yet: --records COUNT, or martlet"
                        + " prepare."));
  }
}
