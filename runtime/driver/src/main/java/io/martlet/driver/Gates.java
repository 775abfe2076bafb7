package io.martlet.driver;

import io.martlet.ledger.Gate;
import io.martlet.ledger.HeldMart;
import io.martlet.ledger.ModelRecord;
import io.martlet.ledger.RunQueries;
import io.martlet.plan.PlanMart;
import io.martlet.plan.RunPlan;
import io.martlet.spark.mart.PublishedMart;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a mart must pass besides having all of its scores, before it takes the place of what readers
 * see: records enough, and ranks that are about where they were.
 */
final class Gates {

  private final RunPlan plan;
  private final String run;
  private final Map<String, PublishedMart> published;
  private final RunQueries ledger;
  private final RunWatcher watcher;
  private final Map<String, HeldMart> held = new HashMap<>();

  /**
   * @param published what readers see of each mart that was published before
   */
  Gates(
      RunPlan plan,
      String run,
      Map<String, PublishedMart> published,
      RunQueries ledger,
      RunWatcher watcher) {
    this.plan = plan;
    this.run = run;
    this.published = published;
    this.ledger = ledger;
    this.watcher = watcher;
  }

  /**
   * Holds back marts with too few records, but for those that may have fewer.
   *
   * @param records that the universe has
   * @return of each mart that may, what would have held it back
   */
  Map<String, String> require(long records, Set<String> mayHaveFewer) {
    Map<String, String> overridden = new LinkedHashMap<>();
    published.forEach(
        (mart, seen) ->
            tooFew(mart, records, seen.records())
                .ifPresent(
                    reason -> {
                      if (mayHaveFewer.contains(mart)) {
                        overridden.put(mart, reason);
                      } else {
                        hold(mart, new HeldMart(Gate.RECORDS, reason));
                      }
                    }));
    return overridden;
  }

  private Optional<String> tooFew(String mart, long records, long before) {
    int percent = plan.terms().leastRecords();
    return records * 100.0 >= 1.0 * before * percent
        ? Optional.empty()
        : Optional.of(
            String.format(
                Locale.ROOT,
                "Mart %s stays staged: %,d records are fewer than %d%% of the%n"
                    + "%,d that are published. If that is right: --accept-fewer %1$s",
                mart,
                records,
                percent,
                before));
  }

  /** Whether a mart may be shown, whose models all have scores on record. */
  boolean pass(PlanMart mart) {
    if (!held.containsKey(mart.name())) {
      drifted(mart);
    }
    return !held.containsKey(mart.name());
  }

  /** The snapshot that readers saw when the plan was compared with it. */
  Optional<Long> published(PlanMart mart) {
    return Optional.ofNullable(published.get(mart.name())).map(PublishedMart::snapshot);
  }

  /** Why a mart is held back. */
  Optional<HeldMart> held(PlanMart mart) {
    return Optional.ofNullable(held.get(mart.name()));
  }

  private void hold(String mart, HeldMart why) {
    held.put(mart, why);
    watcher.remark(why.reason());
  }

  private void drifted(PlanMart mart) {
    PublishedMart seen = published.get(mart.name());
    if (seen == null) {
      return;
    }
    List<Drift> drifts = Drift.beyondChance(models(mart, seen.run()), models(mart, run));
    List<Drift> far = Drift.over(plan.terms().driftHold(), drifts);
    List<Drift> noted = Drift.over(plan.terms().driftNote(), drifts);
    if (!far.isEmpty()) {
      hold(
          mart.name(),
          new HeldMart(
              Gate.DRIFT,
              String.format(
                  Locale.ROOT,
                  "Mart %s stays staged: ranks have moved further than %s from those%n"
                      + "that are published: %s.%n"
                      + "martlet history shows them. If that is right:%n"
                      + "  martlet publish mart:%1$s --reason WHY",
                  mart.name(),
                  plan.terms().driftHold(),
                  Drift.worst(far))));
    } else if (!noted.isEmpty()) {
      watcher.remark(
          "Ranks of mart %s have moved from those that are published: %s."
              .formatted(mart.name(), Drift.worst(noted)));
    }
  }

  private List<ModelRecord> models(PlanMart mart, String run) {
    Set<Integer> numbers = new HashSet<>();
    mart.models().forEach(model -> numbers.add(model.number()));
    return ledger.models(run).stream()
        .filter(model -> model.mart().equals(mart.name()) && numbers.contains(model.number()))
        .collect(Collectors.toList());
  }
}
