package io.martlet.cli.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.catalog.RunTargets;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.workspace.RecordsOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.emr.Estimate;
import io.martlet.ledger.MeasuredRate;
import io.martlet.plan.RunPlan;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the deployment's clusters would take and cost, where prices and a rate are given. */
final class EstimateOption {

  @Option(
      names = "--prices",
      paramLabel = "FILE",
      description = {"Estimate hours and costs with these prices: a JSON", "file that you write."})
  private Path prices;

  @Option(
      names = "--rate",
      paramLabel = "LEAST..MOST",
      description = {
        "Model-records a second and vCPU: a number or two. By",
        "default, as the last run was measured, a vCPU a slot."
      })
  private String rate;

  @Mixin private RecordsOption records;

  @Option(
      names = "--sla",
      paramLabel = "HOURS",
      description = {
        "Tell what capacity it takes to be done in this time;",
        "by default the deployment's target."
      })
  private Double sla;

  @Option(
      names = "--before",
      paramLabel = "FILE",
      description = {"Compare with what the same command wrote with --json", "before a change."})
  private Path before;

  boolean isAsked() {
    return prices != null;
  }

  boolean lacksRate() {
    return isAsked() && rate == null;
  }

  /** A slot of Spark's is a vCPU of a cluster. */
  void take(MeasuredRate measured) {
    rate = String.format(Locale.ROOT, "%.0f", measured.modelRecords());
  }

  /** Adds lines about it; the estimate. */
  Estimate print(Console console, RunPlan plan, Workspace workspace, RunTargets targets) {
    ClusterEstimate estimate = of(plan, workspace, targets);
    estimate.print(console);
    if (before != null) {
      EstimateChange.since(before).print(console, estimate.json());
    }
    return estimate.estimate();
  }

  /** The same as JSON, at the console; the estimate. */
  Estimate json(Console console, RunPlan plan, Workspace workspace, RunTargets targets) {
    ClusterEstimate estimate = of(plan, workspace, targets);
    ObjectNode json = estimate.json();
    if (before != null) {
      json.set("before", EstimateChange.since(before).json());
    }
    console.text(json.toPrettyString() + "\n");
    return estimate.estimate();
  }

  /** By the deployment's own target of time, unless another is given. */
  private ClusterEstimate of(RunPlan plan, Workspace workspace, RunTargets targets) {
    Optional<Double> declared = targets.hours().map(hours -> hours.value().doubleValue());
    return new ClusterEstimate(
        plan,
        prices,
        rate,
        records.of(plan, workspace),
        Optional.ofNullable(sla).or(() -> declared));
  }
}
