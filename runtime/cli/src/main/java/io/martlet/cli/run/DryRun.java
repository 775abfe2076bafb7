package io.martlet.cli.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.martlet.cli.run.RescoringOption.Rescored;
import io.martlet.cli.terminal.Console;
import io.martlet.cli.terminal.Counted;
import io.martlet.cli.workspace.KnownRecords;
import io.martlet.cli.workspace.Workspace;
import io.martlet.driver.ScoringReason;
import io.martlet.ledger.Ledger;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanMart;
import io.martlet.plan.RunPlan;
import java.util.List;
import java.util.Locale;

/** What a run would do, and why: what is declared, against what is published. */
record DryRun(Rescored rescored, Forecast forecast) {

  /** So many models of a mart are named. */
  private static final int NAMED = 20;

  static DryRun of(Rescored rescored, Workspace workspace, Ledger ledger) {
    RunPlan plan = rescored.compiled().plan();
    return new DryRun(
        rescored,
        new Forecast(
            plan,
            new KnownRecords(workspace, plan.universe().name()).read(),
            rescored.copied(),
            ledger.queries().measuredRate(plan.catalog())));
  }

  void print(Console console) {
    RunPlan plan = rescored.compiled().plan();
    for (PlanMart mart : plan.marts()) {
      int scored =
          mart.models().size() - mart.base().map(base -> (int) base.models().count()).orElse(0);
      console.line(
          "  %s: %s%s",
          mart.name(),
          scored == 0
              ? "nothing to score"
              : String.format(
                  Locale.ROOT,
                  "%,d of %s to score",
                  scored,
                  Counted.of(mart.models().size(), "model")),
          mart.base().map(DryRun::kept).orElse(""));
      List<ScoringReason> reasons =
          rescored.reasons().stream()
              .filter(reason -> reason.model().mart().equals(mart.name()))
              .toList();
      for (ScoringReason reason : reasons.subList(0, Math.min(NAMED, reasons.size()))) {
        console.line("    %s: %s", reason.model().name(), reason.why());
      }
      if (reasons.size() > NAMED) {
        console.line("    and %s", Counted.of(reasons.size() - NAMED, "more model"));
      }
    }
    rescored.leaving().forEach(model -> console.line("  %s leaves its table", model));
    forecast.print(console);
  }

  /** As part of a last line. */
  String toScore() {
    RunPlan plan = rescored.compiled().plan();
    return String.format(
        Locale.ROOT,
        "%,d of %s in %s",
        plan.models().count(),
        Counted.of(rescored.models(), "model"),
        Counted.of(plan.microbatches().count(), "pass"));
  }

  /** The same for programs. */
  String json() {
    RunPlan plan = rescored.compiled().plan();
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("catalog", plan.catalog()).put("plan", plan.digest());
    root.put("passes", plan.microbatches().count());
    ArrayNode marts = root.putArray("marts");
    for (PlanMart mart : plan.marts()) {
      ObjectNode node = marts.addObject().put("mart", mart.name());
      node.put("models", mart.models().size());
      mart.base()
          .ifPresent(base -> node.put("keptOfRun", base.run()).put("kept", base.kept().size()));
    }
    ArrayNode score = root.putArray("score");
    rescored
        .reasons()
        .forEach(
            reason ->
                score.addObject().put("model", reason.model().subject()).put("why", reason.why()));
    rescored.leaving().forEach(root.putArray("leaving")::add);
    forecast.put(root);
    return root.toPrettyString() + "\n";
  }

  private static String kept(PlanBase base) {
    return String.format(
        Locale.ROOT, ", %s kept as of run %s", Counted.of(base.kept().size(), "model"), base.run());
  }
}
