package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.RunTargets;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.cli.catalog.CatalogOrigin;
import io.martlet.cli.catalog.SelectedModels;
import io.martlet.cli.run.RescoringOption.Rescored;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.terminal.JsonOption;
import io.martlet.cli.terminal.QuickStart;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.LedgerOption;
import io.martlet.cli.workspace.RootOption;
import io.martlet.cli.workspace.Workspace;
import io.martlet.driver.RunPlaces;
import io.martlet.emr.Estimate;
import io.martlet.ledger.Ledger;
import io.martlet.plan.PlanCluster;
import io.martlet.plan.PlanFleet;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanSource;
import io.martlet.plan.PlanStep;
import io.martlet.plan.PlanWriter;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@QuickStart
@Command(
    name = "plan",
    description = "Shows what a run would do, and where.",
    footer = {
      "",
      "Compiles the catalog first. A pass reads the columns of its models",
      "once, for all of them. Where the catalog has runs, tells what a run",
      "would score and why, what it keeps, what leaves its table, and how",
      "long it takes at the last run's rate.",
      "",
      "With --deploy, how the deployment's clusters share it; with --json, the",
      "plan of all models as it is kept; with --emr, the requests that Amazon",
      "EMR gets for it; with --prices, what they would take and cost, when each",
      "cluster is at which step, and what changes. More than the deployment's",
      "targets is an error at its line (exit code 3), what may be more a",
      "warning.",
      "",
      "Only whole marts are selected, as for a run.",
      "",
      "Examples:",
      "  martlet plan catalogs/insurance",
      "  martlet plan --deploy catalogs/insurance",
      "  martlet plan catalogs/insurance --emr s3://bucket/insurance",
      "  martlet plan catalogs/insurance --prices prices.json --rate 5000000",
      "  martlet plan --prices prices.json --rate 5000000 --before main.json"
    })
public final class PlanCommand implements Callable<Integer> {

  /** How many models the published case scores in one pass. */
  private static final int PUBLISHED_PASS = 10;

  /** Of thousands of files, so many are named. */
  private static final int SOURCES_SHOWN = 3;

  @Spec private CommandSpec spec;
  @Mixin private SelectedModels models;
  @Mixin private JsonOption output;

  @Option(names = "--deploy", description = "Show how the deployment's clusters would do it.")
  private boolean deploy;

  @Option(
      names = "--emr",
      paramLabel = "S3_FOLDER",
      description = {"Print the EMR requests of a run whose files lie", "in that folder."})
  private String emrFolder;

  @Option(
      names = "--explain-settings",
      description = {"Print the settings that the clusters' Spark gets,", "and why; nothing else."})
  private boolean explained;

  @Mixin private EstimateOption estimate;
  @Mixin private RescoringOption rescoring;
  @Mixin private LedgerOption ledgerOption;
  @Mixin private RootOption root;

  @Override
  public Integer call() {
    Console console = new Console(spec);
    if (explained) {
      console.text(output.json() ? ExplainedSettings.json() : ExplainedSettings.text());
      return ExitCode.CLEAN;
    }
    CatalogOrigin origin = models.origin();
    Catalog valid = models.valid(origin, console);
    Catalog selected = models.of(origin, valid).wholeMarts();
    Workspace workspace = Workspace.of(origin.folder());
    boolean deployed = deploy || emrFolder != null || estimate.isAsked();
    if (!deployed && !output.json() && ledgerOption.isThere(workspace)) {
      return compared(console, selected, workspace);
    }
    Compilation compiled =
        deployed ? Compilation.deployed(selected, workspace) : Compilation.of(selected, workspace);
    RunPlan plan = compiled.plan();
    if (estimate.lacksRate() && ledgerOption.isThere(workspace)) {
      try (Ledger ledger = ledgerOption.open(workspace)) {
        ledger.queries().measuredRate(plan.catalog()).ifPresent(estimate::take);
      }
    }
    RunTargets targets = valid.deployment().targets();
    if (emrFolder != null) {
      RunPlaces places = new RunPlaces(emrFolder);
      console.text(
          PrintedRequests.of(compiled, valid, places, places.driver(), StepCall.MODEL_SECONDS));
    } else if (output.json() && estimate.isAsked()) {
      Estimate made = estimate.json(console, plan, workspace, targets);
      return MissedTargets.of(targets, made).print(console, () -> origin.load().sources());
    } else if (output.json()) {
      console.text(PlanWriter.write(plan));
    } else {
      print(console, plan, deployed);
      MissedTargets missed = new MissedTargets(List.of());
      if (estimate.isAsked()) {
        missed = MissedTargets.of(targets, estimate.print(console, plan, workspace, targets));
      }
      int exitCode = missed.print(console, () -> origin.load().sources());
      console.line("");
      console.line("%s", summary(plan));
      return exitCode;
    }
    return ExitCode.CLEAN;
  }

  /** What is declared, against what is published. */
  private int compared(Console console, Catalog selected, Workspace workspace) {
    try (Ledger ledger = ledgerOption.open(workspace)) {
      Rescored rescored = rescoring.compile(selected, workspace, root.here(workspace), ledger);
      print(console, rescored.whole(), false);
      console.line("");
      console.line("Against what is published:");
      console.line("");
      DryRun dry = DryRun.of(rescored, workspace, ledger);
      dry.print(console);
      console.line("");
      console.line(
          "Plan: %s.",
          rescored.nothing()
              ? "nothing to do, " + rescored.published()
              : "would score " + dry.toScore());
    }
    return ExitCode.CLEAN;
  }

  private static void printList(Console console, String title, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      console.line("  %-8s  %s", i == 0 ? title : "", lines.get(i));
    }
  }

  private static void print(Console console, RunPlan plan, boolean deployed) {
    console.line("Plan %s of catalog %s", plan.digest().substring(0, 12), plan.catalog());
    console.line(
        "  universe  %s, %s declared, %s",
        plan.universe().name(),
        Counted.of(plan.universe().columns().size(), "column"),
        sources(plan.universe().sources()));
    printList(
        console,
        "binaries",
        plan.binaries().stream()
            .map(binary -> binary.name() + " (" + binary.kind().keyword() + ")")
            .toList());
    if (deployed) {
      printList(console, "fleets", plan.fleets().stream().map(PlanCommand::machines).toList());
    }
    for (PlanCluster cluster : plan.clusters()) {
      console.line("");
      console.line("  %s", deployed ? cluster.name() + " on " + plan.release() : "in one run");
      for (PlanStep step : cluster.steps()) {
        console.line("    %s", step.name());
        for (PlanMicrobatch microbatch : step.microbatches()) {
          console.line("      %s", pass(plan, microbatch));
        }
      }
    }
    console.line("");
    console.line(
        "A record's columns are %s, read in %s. At %d models a pass: %s, in %s.",
        Counted.of(bytes(plan, passes(plan)), "byte"),
        Counted.of(plan.microbatches().count(), "pass"),
        PUBLISHED_PASS,
        Counted.of(bytes(plan, publishedPasses(plan)), "byte"),
        Counted.of(publishedPasses(plan).size(), "pass"));
  }

  private static String sources(List<PlanSource> sources) {
    String first =
        sources.stream()
            .limit(SOURCES_SHOWN)
            .map(source -> source.name() + " (" + Counted.bytes(source.bytes()) + ")")
            .collect(Collectors.joining(", "));
    return sources.size() <= SOURCES_SHOWN
        ? first
        : "%s, … (%s, %s)"
            .formatted(
                first,
                Counted.of(sources.size(), "file"),
                Counted.bytes(sources.stream().mapToLong(PlanSource::bytes).sum()));
  }

  private static String machines(PlanFleet fleet) {
    return String.format(
        Locale.ROOT,
        "%s: %,d on demand, %,d spot, of %s",
        fleet.role().keyword(),
        fleet.onDemand(),
        fleet.spot(),
        String.join(", ", fleet.types()));
  }

  private static List<List<PlanModel>> passes(RunPlan plan) {
    return plan.microbatches().map(PlanMicrobatch::models).toList();
  }

  /** The plan's models, cut as the published case has them. */
  private static List<List<PlanModel>> publishedPasses(RunPlan plan) {
    List<List<PlanModel>> passes = new ArrayList<>();
    for (PlanMart mart : plan.marts()) {
      for (int from = 0; from < mart.models().size(); from += PUBLISHED_PASS) {
        int to = Math.min(from + PUBLISHED_PASS, mart.models().size());
        passes.add(mart.models().subList(from, to));
      }
    }
    return passes;
  }

  /** What all passes together read of a record. */
  private static long bytes(RunPlan plan, List<List<PlanModel>> passes) {
    return passes.stream().mapToLong(models -> bytesOfPass(plan, models)).sum();
  }

  private static long bytesOfPass(RunPlan plan, List<PlanModel> models) {
    return models.stream()
        .flatMap(model -> model.inputs().stream())
        .distinct()
        .mapToLong(column -> plan.universe().column(column).type().width())
        .sum();
  }

  private static String pass(RunPlan plan, PlanMicrobatch microbatch) {
    long bytes = bytesOfPass(plan, microbatch.models());
    return "%s  %s of %s, %s, %s a record"
        .formatted(
            microbatch.name(),
            Counted.of(microbatch.models().size(), "model"),
            microbatch.models().stream()
                .map(PlanModel::mart)
                .distinct()
                .collect(Collectors.joining(", ")),
            Counted.of(microbatch.columns().size(), "column"),
            Counted.of(bytes, "byte"));
  }

  /** The stable last line. */
  private static String summary(RunPlan plan) {
    return "Plan: " + shape(plan) + ".";
  }

  /** How much is done, in how many pieces. */
  static String shape(RunPlan plan) {
    return "%s in %s, %s, %s on %s"
        .formatted(
            Counted.of(plan.models().count(), "model"),
            Counted.of(plan.marts().size(), "mart"),
            Counted.of(plan.steps().count(), "step"),
            Counted.of(plan.microbatches().count(), "pass"),
            Counted.of(plan.clusters().size(), "cluster"));
  }
}
