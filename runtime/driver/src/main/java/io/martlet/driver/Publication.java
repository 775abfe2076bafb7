package io.martlet.driver;

import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.Location;
import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diff.Break;
import io.martlet.catalog.diff.ModelOutputs;
import io.martlet.catalog.diff.OutputBreak;
import io.martlet.ledger.MartRecord;
import io.martlet.ledger.MartState;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.RunQueries;
import io.martlet.ledger.RunRecord;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.mart.PublishedMart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares what a run would publish with what is published: the tables say which columns and
 * records readers see, the ledger what their models scored by.
 */
final class Publication {

  private final RunPlan plan;
  private final RunQueries ledger;
  private final Map<String, PublishedMart> published;
  private final Map<String, PublishedMart> undeclared;

  /** What the ledger has of a run, which several marts are of. */
  private final Map<String, List<ModelRecord>> models = new HashMap<>();

  /**
   * @param declared all marts of the catalog, also those that the plan leaves out; none when that
   *     is not known
   */
  Publication(RunPlan plan, Set<String> declared, MartTables tables, RunQueries ledger) {
    this.plan = plan;
    this.ledger = ledger;
    this.published = tables.published(plan);
    this.undeclared = declared.isEmpty() ? Map.of() : tables.undeclared(plan.catalog(), declared);
  }

  /** What readers see of each mart of the plan that was published before. */
  Map<String, PublishedMart> published() {
    return published;
  }

  /**
   * Tells of all that breaks for readers.
   *
   * @throws UnacceptedBreaksException when the catalog does not accept one of them
   */
  void requireAccepted(RunWatcher watcher) {
    List<Break> breaks = breaks();
    List<Break> unaccepted = breaks.stream().filter(each -> each.accepted().isEmpty()).toList();
    if (!unaccepted.isEmpty()) {
      throw new UnacceptedBreaksException(unaccepted);
    }
    breaks.forEach(watcher::breakAccepted);
  }

  /**
   * Makes sure that a run that goes on would not replace what is newer than itself.
   *
   * @throws RunException when another run has begun and published a mart since
   */
  void requireNewest(String run) {
    Optional<RunRecord> own = ledger.run(run);
    for (MartRecord mart : ledger.marts(run)) {
      PublishedMart seen = published.get(mart.name());
      if (mart.state() == MartState.PENDING && seen != null && own.isPresent()) {
        ledger
            .run(seen.run())
            .filter(other -> other.started().isAfter(own.get().started()))
            .ifPresent(
                newer -> {
                  throw new RunException(
                      ExitCode.USAGE,
                      ("mart \"%s\" was published by run %s, which had begun after run %s: its"
                              + " scores would be replaced by older ones. Start a new run: martlet"
                              + " run")
                          .formatted(mart.name(), newer.id(), run));
                });
      }
    }
  }

  /** What readers would no longer find, or find to mean something else. */
  List<Break> breaks() {
    Set<Break> breaks = new LinkedHashSet<>();
    List<ModelOutputs> planned =
        plan.marts().stream()
            .flatMap(mart -> mart.models().stream())
            .map(PlanModel::outputs)
            .toList();
    List<ModelOutputs> before = new ArrayList<>();
    published.forEach(
        (mart, seen) -> {
          seen.key()
              .becoming(plan.universe().martKey())
              .ifPresent(
                  message ->
                      breaks.add(told(AcceptedBreak.Kind.KEY, seen.key().name(), "key ", message)));
          before.addAll(outputs(mart, seen));
          before.addAll(former(mart, seen, planned));
        });
    undeclared.forEach((mart, seen) -> before.addAll(outputs(mart, seen)));
    OutputBreak.between(before, planned)
        .forEach(
            each ->
                breaks.add(
                    told(AcceptedBreak.Kind.MODEL, each.former().subject(), "", each.message())));
    return List.copyOf(breaks);
  }

  private Break told(AcceptedBreak.Kind kind, String subject, String before, String message) {
    return new Break(
        before + subject, message, plan.terms().accepted(kind, subject), Location.NONE);
  }

  /**
   * The models whose columns readers see; where the ledger has lost them, as the table names them.
   */
  private List<ModelOutputs> outputs(String mart, PublishedMart seen) {
    Map<Integer, ModelOutputs> recorded = new HashMap<>();
    for (ModelRecord model : models.computeIfAbsent(seen.run(), ledger::models)) {
      if (model.mart().equals(mart)) {
        recorded.put(
            model.number(),
            new ModelOutputs(
                mart, model.number(), model.name(), model.scoringHash(), model.inputs()));
      }
    }
    List<ModelOutputs> outputs = new ArrayList<>();
    seen.models()
        .forEach(
            (number, subject) ->
                outputs.add(recorded.getOrDefault(number, named(mart, number, subject))));
    return outputs;
  }

  /** Models that were retired, and whose numbers others would get now. */
  private static List<ModelOutputs> former(
      String mart, PublishedMart seen, List<ModelOutputs> planned) {
    List<ModelOutputs> former = new ArrayList<>();
    for (ModelOutputs model : planned) {
      String subject = seen.former().getOrDefault(model.number(), "");
      if (model.mart().equals(mart) && !subject.isEmpty() && !subject.equals(model.subject())) {
        former.add(named(model.mart(), model.number(), subject));
      }
    }
    return former;
  }

  private static ModelOutputs named(String mart, int number, String subject) {
    return new ModelOutputs(mart, number, subject.substring(subject.indexOf('/') + 1), "", "");
  }
}
