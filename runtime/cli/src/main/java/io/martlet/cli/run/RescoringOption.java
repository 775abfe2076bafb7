package io.martlet.cli.run;

import io.martlet.catalog.Catalog;
import io.martlet.cli.report.RunChoice;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.workspace.Compilation;
import io.martlet.cli.workspace.Workspace;
import io.martlet.driver.Rescoring;
import io.martlet.driver.RunPlaces;
import io.martlet.driver.ScoringReason;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunQueries;
import io.martlet.plan.RunPlan;
import io.martlet.spark.mart.MartTables;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** How much of a catalog is scored: what is not published as it is declared, unless told. */
final class RescoringOption {

  private static final String PUBLISHED = "published";

  @ArgGroup private Choice choice = new Choice();

  private static final class Choice {
    @Option(
        names = "--all",
        description = {"Score every model, also those that are published", "as they are declared."})
    private boolean all;

    @Option(
        names = "--changed-since",
        paramLabel = "RUN",
        description = {
          "Keep what this run has left, published or staged, or",
          "what is published (word: published); by default what",
          "is published or was staged since. Models are scored",
          "that are new, changed or failed; if the records are",
          "others, all."
        })
    private String run;
  }

  /**
   * A catalog compiled for what is to be scored.
   *
   * @param whole the plan that would score every model
   * @param nothing whether all that it declares is published as it is
   * @param reasons why each model is scored; none where all are asked for
   * @param leaving models that the marts have columns of, and the catalog has no more
   * @param copied bytes of files whose scores are kept, and that get others beside them
   */
  record Rescored(
      Compilation compiled,
      RunPlan whole,
      boolean nothing,
      List<ScoringReason> reasons,
      List<String> leaving,
      long copied) {

    /** How many models the marts have, scored or kept. */
    long models() {
      return whole.marts().stream().mapToLong(mart -> mart.models().size()).sum();
    }

    /** That all of it is, as part of a last line. */
    String published() {
      return "%s of %s published as declared"
          .formatted(
              Counted.of(whole.marts().size(), "mart"),
              models() == 1 ? "1 model is" : Counted.of(models(), "model") + " are");
    }
  }

  Rescored compile(Catalog catalog, Workspace workspace, RunPlaces places, Ledger ledger) {
    if (choice.all) {
      Compilation compiled = Compilation.of(catalog, workspace);
      return new Rescored(compiled, compiled.plan(), false, List.of(), List.of(), 0);
    }
    try (MartTables tables = new MartTables(ledger.jdbcUrl(), places.warehouse())) {
      AtomicReference<Rescoring> rescoring = new AtomicReference<>();
      Compilation compiled =
          Compilation.keeping(
              catalog,
              workspace,
              plan -> {
                rescoring.set(rescoring(plan, tables, ledger.queries()));
                return rescoring.get().unchanged();
              });
      return new Rescored(
          compiled,
          rescoring.get().plan(),
          Rescoring.isNothing(compiled.plan(), tables),
          rescoring.get().reasons(compiled.plan(), places),
          rescoring.get().leaving(),
          tables.copied(compiled.plan()));
    }
  }

  private Rescoring rescoring(RunPlan plan, MartTables tables, RunQueries ledger) {
    if (choice.run == null) {
      return Rescoring.sinceLast(plan, tables, ledger);
    }
    return choice.run.equals(PUBLISHED)
        ? Rescoring.sincePublished(plan, tables, ledger)
        : Rescoring.since(RunChoice.named(choice.run, ledger, plan.catalog()).id(), plan, ledger);
  }
}
