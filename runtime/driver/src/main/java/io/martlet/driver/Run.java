package io.martlet.driver;

import io.martlet.catalog.diagnostic.ExitCode;
import io.martlet.catalog.diagnostic.Fault;
import io.martlet.ledger.Gate;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.LedgerException;
import io.martlet.ledger.RunRecorder;
import io.martlet.plan.PlanStep;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.prepare.Preparation;
import io.martlet.spark.prepare.PreparedUniverse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * One driver's part in a run, which may be all of it: compare with what is published, prepare,
 * score, publish, everything on record. Several drivers may work on one run, a step each, and a
 * driver that is started again finds what is done.
 */
public final class Run {

  private final StepCall call;
  private final StoredPlan stored;
  private final RunPlan plan;
  private final RunPlaces places;
  private final Path catalog;
  private final Ledger ledger;
  private final SparkSession spark;
  private final RunWatcher watcher;

  /**
   * @param catalog the folder that the plan's local paths are relative to
   */
  public Run(
      StepCall call,
      StoredPlan stored,
      Path catalog,
      Ledger ledger,
      SparkSession spark,
      RunWatcher watcher) {
    this.call = call;
    this.stored = stored;
    this.plan = stored.plan();
    this.places = new RunPlaces(call.root());
    this.catalog = catalog;
    this.ledger = ledger;
    this.spark = spark;
    this.watcher = watcher;
  }

  /**
   * Makes sure that the run can begin: that readers lose nothing unasked, and that the universe is
   * prepared.
   *
   * @throws UnacceptedBreaksException when readers would lose what they know
   */
  public void ready() {
    try (MartTables tables = tables()) {
      new Publication(plan, call.declared(), tables, ledger.queries()).requireAccepted(watcher);
    }
    prepare();
  }

  /**
   * Does what is called for.
   *
   * @throws UnacceptedBreaksException when readers would lose what they know, before anything is
   *     prepared or scored
   * @throws RunException when the plan has no such step, or an executor cannot hold a pass
   */
  public RunSummary run() {
    List<PlanStep> steps = steps();
    try (MartTables tables = patiently(this::tables)) {
      Publication publication = patiently(() -> accepted(tables));
      ExecutorMemory.of(spark.sparkContext()).require(plan);
      PreparedUniverse universe = prepare();
      Gates gates =
          patiently(
              () ->
                  new Gates(plan, call.run(), publication.published(), ledger.queries(), watcher));
      Map<String, String> overridden = patiently(() -> overridden(gates, universe));
      MartPublisher publisher =
          new MartPublisher(context(), tables, plan, publication.published(), call.run());
      patiently(
          () -> {
            plan.marts().forEach(mart -> publisher.requireBase(mart, universe.files()));
            return publisher;
          });
      try (RunRecorder recorder = ledger.recorder(watcher::ledgerAway);
          RunFollowers followers =
              RunFollowers.of(plan, call, spark.sparkContext().conf(), watcher)) {
        join(recorder, universe.records());
        try {
          recorder.settings(RunSettings.of(plan, call, spark.sparkContext()));
          followers.started();
          overridden.forEach(recorder::fewerRecordsAccepted);
          RunEnd end =
              new Scoring(call, stored, ledger, context(), watcher, followers)
                  .work(steps, universe, recorder, publisher, gates);
          followers.ended(end);
          watcher.finished(end.summary(), end.scoring(), end.publishing());
          return end.summary();
        } catch (Exception | Error e) {
          // Spark's checked exceptions are undeclared.
          broken(recorder, e);
          followers.broken();
          throw e;
        }
      }
    }
  }

  private <T> T patiently(Supplier<T> question) {
    return ledger.patiently(watcher::ledgerAway, question);
  }

  private MartTables tables() {
    return new MartTables(ledger.jdbcUrl(), places.warehouse());
  }

  private Publication accepted(MartTables tables) {
    Publication publication = new Publication(plan, call.declared(), tables, ledger.queries());
    publication.requireAccepted(watcher);
    publication.requireNewest(call.run());
    return publication;
  }

  private Map<String, String> overridden(Gates gates, PreparedUniverse universe) {
    Set<String> mayShrink = new HashSet<>(call.mayShrink());
    mayShrink.addAll(ledger.queries().overridden(call.run(), Gate.RECORDS));
    return gates.require(universe.records(), mayShrink);
  }

  /**
   * Records that the run broke off before it had begun, unless it is on record: for those who
   * follow it from elsewhere.
   */
  void refused(Throwable failure) {
    if (ledger.queries().run(call.run()).isEmpty()) {
      try (RunRecorder recorder = ledger.recorder(watcher::ledgerAway)) {
        join(recorder, 0);
        broken(recorder, failure);
      }
    }
  }

  private void join(RunRecorder recorder, long records) {
    recorder.join(Agenda.of(call.run(), plan), records);
  }

  private static void broken(RunRecorder recorder, Throwable failure) {
    Optional<Fault> fault = Fault.in(failure);
    try {
      recorder.broken(
          fault.map(Fault::told).orElse(String.valueOf(failure.getMessage())),
          fault.map(Fault::exitCode).orElse(ExitCode.FAILED));
    } catch (LedgerException unheard) {
      failure.addSuppressed(unheard);
    }
  }

  private List<PlanStep> steps() {
    Set<String> unknown = new LinkedHashSet<>(call.steps());
    plan.steps().forEach(step -> unknown.remove(step.name()));
    if (!unknown.isEmpty()) {
      throw new RunException(
          ExitCode.USAGE,
          "the plan has no step \"%s\"; it has %s"
              .formatted(
                  unknown.iterator().next(),
                  String.join(", ", plan.steps().map(PlanStep::name).toList())));
    }
    return plan.steps()
        .filter(step -> call.steps().isEmpty() || call.steps().contains(step.name()))
        .toList();
  }

  private PreparedUniverse prepare() {
    long start = System.nanoTime();
    PreparedUniverse universe =
        new Preparation(catalog, places.universes())
            .prepare(spark, plan.universe(), watcher::preparedUniverseDamaged);
    watcher.prepared(universe, Duration.ofNanos(System.nanoTime() - start));
    return universe;
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }
}
