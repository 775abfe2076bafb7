package io.martlet.cli.run;

import io.martlet.cli.terminal.Console;
import io.martlet.cli.workspace.Workspace;
import io.martlet.plan.RunPlan;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What the deployment's clusters would take and cost, where prices and a rate are given. */
final class EstimateOption {

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = {
        "Estimate hours and costs with these prices: a JSON",
        "file that you write. Takes --rate."
      })
  private Path prices;

  @Option(
      names = "--rate",
      paramLabel = "LEAST..MOST",
      description = {"Model-records a second and vCPU, as measured: a number", "or two."})
  private String rate;

  @Option(
      names = "--records",
      paramLabel = "COUNT",
      description = "The universe's records; by default, as prepared last.")
  private Long records;

  @Option(
      names = "--sla",
      paramLabel = "HOURS",
      description = {"Tell what capacity it takes to be done in this", "time."})
  private Double sla;

  boolean isAsked() {
    return prices != null;
  }

  /** Adds lines about it. */
  void print(Console console, RunPlan plan, Workspace workspace) {
    new ClusterEstimate(prices, rate, records, sla).print(console, plan, workspace);
  }

  /** The same as JSON. */
  String json(RunPlan plan, Workspace workspace) {
    return new ClusterEstimate(prices, rate, records, sla).json(plan, workspace);
  }
}
