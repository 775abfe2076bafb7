package io.martlet.cli.report;

import io.martlet.catalog.Policy;
import io.martlet.cli.page.Bars;
import io.martlet.cli.page.Page;
import io.martlet.cli.page.Table;
import io.martlet.cli.terminal.Times;
import io.martlet.ledger.FailureRecord;
import io.martlet.ledger.HeldMart;
import io.martlet.ledger.MartRecord;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.ModelState;
import io.martlet.ledger.PassRecord;
import io.martlet.ledger.PastWork;
import io.martlet.ledger.RankDrift;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunTotals;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One run as a page: what ran, how far it came over time and how busy it was, failures by kind, and
 * every model with how far its ranks have moved, the furthest first.
 *
 * @param work what its tasks have done, pass by pass
 * @param settings of its last driver
 * @param former the run before, to compare ranks with
 * @param before that run's models
 */
record RunPage(
    RunTotals totals,
    List<MartRecord> marts,
    List<ModelRecord> models,
    List<PassRecord> passes,
    List<PastWork> work,
    Map<String, String> settings,
    Optional<RunRecord> former,
    List<ModelRecord> before) {

  private static final int TIMELINE = 320;
  private static final double FAR = Policy.DRIFT_HOLD.doubleValue();

  @Override
  public String toString() {
    RunRecord run = totals.run();
    Page page =
        new Page("Run " + run.id() + " of " + run.catalog())
            .heading("Run " + run.id() + " of " + run.catalog())
            .paragraph(RunOutcome.of(totals).toString())
            .paragraph(facts(run));
    run.message().ifPresent(page::paragraph);
    page.section("Marts").table(martTable());
    if (models.stream().anyMatch(model -> model.failure().isPresent())) {
      page.section("Failures").table(kinds()).table(failures());
    }
    new RunTime(passes, work).show(page);
    if (!passes.isEmpty()) {
      page.section("Passes").table(timeline(run));
    }
    if (!work.isEmpty()) {
      StageTable stages = new StageTable(work);
      page.section("Stages").paragraph(stages.words()).table(stages.table());
    }
    page.section("Models")
        .paragraph(
            former
                .map(other -> "Drift: how far ranks have moved since run %s.".formatted(other.id()))
                .orElse("There is no run before to compare ranks with."))
        .table(modelTable());
    page.section("Plan and settings").table(new PlanTable(run, passes, settings).table());
    return page.toString();
  }

  private static String facts(RunRecord run) {
    return "Started %s%s%s; plan %s, records %s%s"
        .formatted(
            Times.second(run.started()),
            run.who().map(who -> " by " + who).orElse(""),
            run.finished()
                .map(end -> ", took " + Times.span(Duration.between(run.started(), end)))
                .orElse(""),
            run.planDigest().substring(0, Math.min(12, run.planDigest().length())),
            run.universe().substring(0, Math.min(12, run.universe().length())),
            run.parent().map(parent -> "; goes on from run " + parent).orElse(""));
  }

  private Table martTable() {
    Table table = new Table("mart", "state", "#models", "#kept", "#failed", "why");
    for (MartRecord mart : marts) {
      List<ModelRecord> own =
          models.stream().filter(model -> model.mart().equals(mart.name())).toList();
      table.row(
          mart.held().isPresent() ? "look" : "",
          Page.escaped(mart.name()),
          mart.state().name().toLowerCase(Locale.ROOT),
          count(own.size()),
          count(own.stream().filter(model -> model.state() == ModelState.KEPT).count()),
          count(own.stream().filter(model -> model.state() == ModelState.FAILED).count()),
          "<span class=\"wrap\">%s</span>"
              .formatted(mart.held().map(HeldMart::reason).map(Page::escaped).orElse("")));
    }
    return table;
  }

  private Table kinds() {
    Map<String, Long> kinds =
        models.stream()
            .flatMap(model -> model.failure().stream())
            .collect(
                Collectors.groupingBy(FailureRecord::kind, TreeMap::new, Collectors.counting()));
    Table table = new Table("kind", "#models", "");
    long all = kinds.values().stream().mapToLong(Long::longValue).sum();
    kinds.forEach(
        (kind, number) ->
            table.row(
                "",
                Page.escaped(kind),
                count(number),
                Bars.share((double) number / all, number + " of " + all)));
    return table;
  }

  private Table failures() {
    Table table = new Table("model", "kind", "what happened");
    for (ModelRecord model : models) {
      model
          .failure()
          .ifPresent(
              failure ->
                  table.row(
                      "look",
                      Page.escaped(model.mart() + "/" + model.name()),
                      Page.escaped(
                          failure.kind()
                              + failure.signal().map(signal -> " by " + signal).orElse("")
                              + failure.record().map(record -> " at " + record).orElse("")),
                      "<span class=\"wrap\">%s</span>".formatted(Page.escaped(failure.message()))));
    }
    return table;
  }

  /** Each pass between the first one's beginning and the last one's end. */
  private Table timeline(RunRecord run) {
    Instant first =
        passes.stream()
            .flatMap(pass -> pass.started().stream())
            .min(Comparator.naturalOrder())
            .orElse(run.started());
    Instant last =
        passes.stream()
            .flatMap(pass -> pass.finished().stream())
            .max(Comparator.naturalOrder())
            .orElse(run.finished().orElse(first));
    double whole = Math.max(1, Duration.between(first, last).toMillis());
    Table table =
        new Table("pass", "cluster", "step", "#models", "#model-records/s", "#took", "when");
    for (PassRecord pass : passes) {
      Instant start = pass.started().orElse(last);
      Instant end = pass.finished().orElse(last);
      double seconds = Duration.between(start, end).toMillis() / 1000.0;
      table.row(
          "",
          Page.escaped(pass.name()),
          Page.escaped(pass.cluster()),
          Page.escaped(pass.step()),
          count(pass.models()),
          pass.finished().isEmpty() || seconds == 0
              ? ""
              : String.format(Locale.ROOT, "%,.0f", pass.records() * pass.models() / seconds),
          pass.finished().isEmpty() ? "" : Times.span(Duration.between(start, end)),
          Bars.span(
              Duration.between(first, start).toMillis() / whole,
              Duration.between(first, end).toMillis() / whole,
              TIMELINE,
              pass.started().map(Times::second).orElse("not begun")));
    }
    return table;
  }

  /** A model and how far its ranks have moved; NaN where that is not known. */
  private record Moved(ModelRecord model, double drift) {}

  private Table modelTable() {
    Map<String, ModelRecord> then = new HashMap<>();
    before.stream()
        .filter(ModelRecord::hasScores)
        .forEach(model -> then.put(model.mart() + "/" + model.name(), model));
    List<Moved> moved =
        models.stream()
            .map(model -> new Moved(model, drift(model, then)))
            .sorted(
                Comparator.comparingDouble(each -> Double.isNaN(each.drift()) ? 0 : -each.drift()))
            .toList();
    Table table =
        new Table(
            "model", "kind", "state", "#records", "#mean rank", "#binary 1", "#drift", "ranks");
    for (Moved each : moved) {
      ModelRecord model = each.model();
      boolean scored = model.hasScores() && model.records() > 0;
      table.row(
          each.drift() > FAR ? "look" : "",
          Page.escaped(model.mart() + "/" + model.name()),
          Page.escaped(model.kind()),
          model.state().name().toLowerCase(Locale.ROOT),
          scored ? count(model.records()) : "",
          scored ? String.format(Locale.ROOT, "%.2f", model.meanRank()) : "",
          scored
              ? String.format(Locale.ROOT, "%.1f%%", 100.0 * model.positives() / model.records())
              : "",
          Double.isNaN(each.drift()) ? "" : String.format(Locale.ROOT, "%.3f", each.drift()),
          scored ? Bars.of(model.ranks()) : "");
    }
    return table;
  }

  private static double drift(ModelRecord model, Map<String, ModelRecord> before) {
    ModelRecord then = before.get(model.mart() + "/" + model.name());
    return then == null || !model.hasScores() ? Double.NaN : RankDrift.between(then, model);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
