package io.martlet.cli.emr;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.terminal.CommandFailure;
import io.martlet.cli.workspace.RecordsOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.emr.Estimate;
import io.martlet.emr.Interval;
import io.martlet.plan.RunPlan;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** How long each part of a plan may take, by what it has to do. */
final class Timeouts {

  /** Machines are lost, and their work is done again. */
  private static final int PATIENCE = 2;

  private static final double MOST_HOURS = 14 * 24;

  private Timeouts() {}

  /** Of each part, where all are to be done in so many hours. */
  static Duration of(BigDecimal hours) {
    return Duration.ofMinutes(hours.multiply(BigDecimal.valueOf(60L * PATIENCE)).longValue());
  }

  /**
   * By a measured rate.
   *
   * @param rate model-records a second and vCPU, at the least
   * @throws CommandFailure when the records are not known, or the rate is none
   */
  static List<Duration> of(RunPlan plan, Workspace workspace, RecordsOption records, double rate) {
    if (!(rate > 0) || records.isWrong()) {
      throw new CommandFailure(
          ExitCode.USAGE, "--rate and --records take numbers above 0, such as --rate 5000000.");
    }
    long count = records.of(plan, workspace);
    return Estimate.times(plan, count, new Interval(rate, rate)).stream()
        .map(Timeouts::of)
        .toList();
  }

  private static Duration of(Estimate.ClusterTime cluster) {
    double hours = PATIENCE * cluster.end().most();
    if (hours > MOST_HOURS) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "At that --rate, %s would take weeks. Take one that was measured, or say --longest."
              .formatted(cluster.name()));
    }
    return Duration.ofMinutes((long) Math.ceil(60 * hours));
  }
}
