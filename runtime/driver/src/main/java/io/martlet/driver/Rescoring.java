package io.martlet.driver;

import io.martlet.catalog.RankRange;
import io.martlet.ledger.MartRecord;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.plan.PlanBase;
import io.martlet.plan.PlanException;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.mart.MartVersion;
import io.martlet.spark.mart.PublishedMart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * What a run has no need to score: models whose scores a mart holds already, of the same records
 * and by all that decides them (the scoring hash).
 */
public final class Rescoring {

  private final RunPlan plan;
  private final RunQueries ledger;
  private final Map<String, Former> former;

  private Rescoring(RunPlan plan, RunQueries ledger, Map<String, Former> former) {
    this.plan = plan;
    this.ledger = ledger;
    this.former = former;
  }

  /**
   * What a run has left of a mart.
   *
   * @param models by their numbers
   */
  private record Former(String run, long snapshot, Map<Integer, ModelRecord> models) {}

  /**
   * Compares a plan with what is published.
   *
   * @param plan that would score every model
   */
  public static Rescoring sincePublished(RunPlan plan, MartTables tables, RunQueries ledger) {
    return since(published(plan, tables), plan, ledger);
  }

  /**
   * Compares a plan with what the last runs have left: what they have staged since a mart was
   * published, or else what is published.
   *
   * @param plan that would score every model
   */
  public static Rescoring sinceLast(RunPlan plan, MartTables tables, RunQueries ledger) {
    Map<String, MartVersion> versions = published(plan, tables);
    versions.putAll(tables.staged(plan));
    return since(versions, plan, ledger);
  }

  /**
   * Compares a plan with what a run has left, whether it was published or staged.
   *
   * @param plan that would score every model
   */
  public static Rescoring since(String run, RunPlan plan, RunQueries ledger) {
    Map<String, MartVersion> versions = new HashMap<>();
    for (MartRecord mart : ledger.marts(run)) {
      mart.snapshot()
          .ifPresent(snapshot -> versions.put(mart.name(), new MartVersion(run, snapshot)));
    }
    return since(versions, plan, ledger);
  }

  private static Map<String, MartVersion> published(RunPlan plan, MartTables tables) {
    Map<String, MartVersion> versions = new HashMap<>();
    tables
        .published(plan)
        .forEach((mart, seen) -> versions.put(mart, new MartVersion(seen.run(), seen.snapshot())));
    return versions;
  }

  private static Rescoring since(
      Map<String, MartVersion> versions, RunPlan plan, RunQueries ledger) {
    Map<String, Map<String, Map<Integer, ModelRecord>>> known = new HashMap<>();
    Map<String, Former> former = new HashMap<>();
    versions.forEach(
        (mart, version) ->
            former.put(
                mart,
                new Former(
                    version.run(),
                    version.snapshot(),
                    known
                        .computeIfAbsent(version.run(), run -> models(ledger, run))
                        .getOrDefault(mart, Map.of()))));
    return new Rescoring(plan, ledger, former);
  }

  private static Map<String, Map<Integer, ModelRecord>> models(RunQueries ledger, String run) {
    Map<String, Map<Integer, ModelRecord>> models = new HashMap<>();
    for (ModelRecord model : ledger.models(run)) {
      models.computeIfAbsent(model.mart(), mart -> new HashMap<>()).put(model.number(), model);
    }
    return models;
  }

  /** The plan that would score every model. */
  public RunPlan plan() {
    return plan;
  }

  /** Of each mart the models that are as they were scored; none of marts where none is. */
  public List<PlanBase> unchanged() {
    return bases(
        (now, then) -> then.hasScores() && now.scoringHash().equals(then.scoringHash()),
        (now, then) -> false);
  }

  /**
   * Of each mart all models but those that are to be scored again: the others keep their scores,
   * though they may be declared otherwise now, or stay without.
   *
   * @param again by mart, the numbers of models
   */
  public List<PlanBase> allBut(Map<String, Set<Integer>> again) {
    return bases(
        (now, then) -> then.hasScores(),
        (now, then) -> !again.getOrDefault(now.mart(), Set.of()).contains(now.number()));
  }

  private List<PlanBase> bases(
      BiPredicate<PlanModel, ModelRecord> keeps, BiPredicate<PlanModel, ModelRecord> lacks) {
    List<PlanBase> bases = new ArrayList<>();
    for (PlanMart mart : plan.marts()) {
      Former left = former.get(mart.name());
      if (left != null && sameRecords(left.run())) {
        List<PlanModel> kept = new ArrayList<>();
        List<PlanModel> missing = new ArrayList<>();
        for (PlanModel model : mart.models()) {
          ModelRecord then = left.models().get(model.number());
          if (then != null && then.name().equals(model.name())) {
            if (keeps.test(model, then)) {
              kept.add(model.scoredAs(then.scoringHash(), ranks(then)));
            } else if (lacks.test(model, then)) {
              missing.add(model);
            }
          }
        }
        if (!kept.isEmpty()) {
          bases.add(new PlanBase(mart.name(), left.run(), left.snapshot(), kept, missing));
        }
      }
    }
    return bases;
  }

  /**
   * Why each model is scored that a plan scores.
   *
   * @param planned with what it keeps
   * @param places where the plans of earlier runs are
   */
  public List<ScoringReason> reasons(RunPlan planned, RunPlaces places) {
    Map<String, Optional<RunPlan>> plans = new HashMap<>();
    return planned
        .models()
        .map(
            model ->
                reason(
                    model,
                    planned,
                    run -> plans.computeIfAbsent(run, each -> planOf(each, places))))
        .toList();
  }

  private ScoringReason reason(
      PlanModel model, RunPlan planned, Function<String, Optional<RunPlan>> plans) {
    Former left = former.get(model.mart());
    ModelRecord then = left == null ? null : left.models().get(model.number());
    if (then == null || !then.name().equals(model.name())) {
      return new ScoringReason(model, "new");
    }
    if (!sameRecords(left.run())) {
      return new ScoringReason(model, "other records");
    }
    if (!then.hasScores()) {
      return new ScoringReason(model, "failed in run " + left.run());
    }
    Optional<RunPlan> plan = plans.apply(then.scoredBy().orElse(left.run()));
    return plan.flatMap(
            known ->
                known
                    .models()
                    .filter(each -> each.subject().equals(model.subject()))
                    .findFirst()
                    .map(old -> ScoringReason.changed(known, old, planned, model)))
        .orElseGet(() -> new ScoringReason(model, "changed"));
  }

  private Optional<RunPlan> planOf(String run, RunPlaces places) {
    try {
      return ledger
          .run(run)
          .flatMap(known -> places.plans(known.planDigest()).stream().findFirst())
          .map(place -> StoredPlan.open(place).plan());
    } catch (PlanException ofAnotherVersion) {
      return Optional.empty();
    }
  }

  /** By mart, the models that it has columns of and that a plan has no more. */
  public List<String> leaving() {
    Set<String> planned = new HashSet<>();
    plan.marts()
        .forEach(
            mart ->
                mart.models().forEach(model -> planned.add(mart.name() + "/" + model.number())));
    return former.entrySet().stream()
        .flatMap(
            mart ->
                mart.getValue().models().values().stream()
                    .filter(model -> !planned.contains(mart.getKey() + "/" + model.number()))
                    .map(model -> mart.getKey() + "/" + model.name()))
        .sorted()
        .toList();
  }

  /**
   * Whether a plan would change nothing of what is published.
   *
   * @param plan with what it keeps
   */
  public static boolean isNothing(RunPlan plan, MartTables tables) {
    Map<String, PublishedMart> published = tables.published(plan);
    return plan.marts().stream().allMatch(mart -> isNothing(mart, published.get(mart.name())));
  }

  private static boolean isNothing(PlanMart mart, PublishedMart published) {
    Map<Integer, String> models = new HashMap<>();
    mart.models().forEach(model -> models.put(model.number(), model.subject()));
    return published != null
        && mart.kept() == mart.models().size()
        && mart.base().orElseThrow().snapshot() == published.snapshot()
        && models.equals(published.models());
  }

  /** Whether a run scored the records that the plan names, read in the same way. */
  public boolean sameRecords(String run) {
    return ledger.run(run).map(RunRecord::universe).equals(Optional.of(plan.universe().digest()));
  }

  private static RankRange ranks(ModelRecord model) {
    return new RankRange(model.firstRank(), model.firstRank() + model.ranks().size() - 1);
  }
}
