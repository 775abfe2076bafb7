package io.martlet.driver;

import io.martlet.catalog.diff.Break;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunRecorder;
import io.martlet.plan.PassMemory;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.RunPlan;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.prepare.Preparation;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.score.ArtifactStore;
import io.martlet.spark.score.RunFolders;
import io.martlet.spark.score.ScoringRun;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** One run: compare with what is published, prepare, score, publish, everything on record. */
public final class Run {

  private static final long SPARK_MEMORY = 500_000_000;

  private final RunPlan plan;
  private final Set<String> declared;
  private final RunPlaces places;
  private final Ledger ledger;
  private final SparkSession spark;
  private final HostSettings hosts;
  private final RunWatcher watcher;
  private final Set<String> mayShrink;

  /**
   * @param declared all marts of the catalog, also those that the plan leaves out
   * @param mayShrink marts that may be replaced by ones with far fewer records
   */
  public Run(
      RunPlan plan,
      Set<String> declared,
      RunPlaces places,
      Ledger ledger,
      SparkSession spark,
      HostSettings hosts,
      RunWatcher watcher,
      Set<String> mayShrink) {
    this.plan = plan;
    this.declared = Set.copyOf(declared);
    this.places = places;
    this.ledger = ledger;
    this.spark = spark;
    this.hosts = hosts;
    this.watcher = watcher;
    this.mayShrink = Set.copyOf(mayShrink);
  }

  /**
   * Runs the plan.
   *
   * @throws UnacceptedBreaksException when readers would lose what they know, before anything is
   *     prepared or scored
   * @throws RunException when the machine cannot hold a pass
   */
  public RunSummary run() {
    String id = RunId.at(Instant.now());
    try (ScoreFolder folder = ScoreFolder.of(places.scores(), id);
        MartTables tables = new MartTables(ledger.jdbcUrl(), places.warehouse())) {
      Path projections = folder.keep(places.projectionJar());
      Publication publication = new Publication(plan, declared, tables, ledger.queries());
      requireAccepted(publication.breaks());
      requireMemory();
      PreparedUniverse universe = prepare();
      Map<String, String> held = new LinkedHashMap<>(publication.tooSmall(universe.records()));
      Map<String, String> overridden = new LinkedHashMap<>(held);
      held.keySet().removeAll(mayShrink);
      overridden.keySet().removeAll(held.keySet());
      held.values().forEach(watcher::martHeld);
      RunFolders folders =
          new RunFolders(
              projections.toString(), places.artifacts().toString(), folder.path().toString());
      try (RunRecorder recorder = ledger.recorder()) {
        recorder.start(id, plan.catalog(), plan.digest(), plannedSteps(plan), plannedModels(plan));
        try {
          overridden.forEach(recorder::fewerRecordsAccepted);
          MartPublisher publisher =
              new MartPublisher(context(), tables, plan, publication.published(), id);
          RunSummary summary = score(id, universe, folders, recorder, publisher, held.keySet());
          recorder.finished(universe.records());
          return summary;
        } catch (Exception | Error e) {
          // Spark's checked exceptions are undeclared.
          recorder.broken(String.valueOf(e.getMessage()));
          throw e;
        }
      }
    }
  }

  private void requireAccepted(List<Break> breaks) {
    List<Break> unaccepted = breaks.stream().filter(each -> each.accepted().isEmpty()).toList();
    if (!unaccepted.isEmpty()) {
      throw new UnacceptedBreaksException(unaccepted);
    }
    breaks.forEach(watcher::breakAccepted);
  }

  /** Every task slot must have room for the largest pass, beside what Spark itself takes. */
  private void requireMemory() {
    long largest =
        plan.microbatches()
            .mapToLong(microbatch -> PassMemory.of(microbatch, plan.universe()))
            .max()
            .orElse(0);
    int slots = spark.sparkContext().defaultParallelism();
    long heap = Runtime.getRuntime().maxMemory();
    if (largest * slots + SPARK_MEMORY > heap) {
      throw new RunException(
          String.format(
              Locale.ROOT,
              "The largest pass takes about %,d MB in each of %d task slots, and this JVM has %,d MB."
                  + " Score fewer models in a pass (models-per-microbatch in the deployment), or give"
                  + " more memory, such as MARTLET_MEMORY=8g.",
              largest >> 20,
              slots,
              heap >> 20));
    }
  }

  private PreparedUniverse prepare() {
    long start = System.nanoTime();
    Preparation preparation = new Preparation(places.catalog(), places.universe());
    boolean before = preparation.done(plan.universe());
    preparation.damage(plan.universe()).ifPresent(watcher::preparedUniverseDamaged);
    PreparedUniverse universe = preparation.prepare(spark, plan.universe());
    watcher.prepared(universe, before, Duration.ofNanos(System.nanoTime() - start));
    return universe;
  }

  private RunSummary score(
      String id,
      PreparedUniverse universe,
      RunFolders folders,
      RunRecorder recorder,
      MartPublisher publisher,
      Set<String> held) {
    long start = System.nanoTime();
    new ArtifactStore(places.artifacts()).store(plan, places.catalog());
    long models = plan.models().count();
    watcher.scoringStarted(universe.records() * models);
    RecordingListener listener = new RecordingListener(recorder, watcher);
    new ScoringRun(context(), plan, universe, folders, hosts, held, listener).run(publisher);
    RunSummary summary =
        new RunSummary(
            id,
            plan.marts().size(),
            listener.published(),
            held.size(),
            models,
            plan.microbatches().count(),
            universe.records(),
            listener.failed());
    Duration all = Duration.ofNanos(System.nanoTime() - start);
    watcher.finished(summary, listener.scoring(), all.minus(listener.scoring()));
    return summary;
  }

  private JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(spark.sparkContext());
  }

  private static List<RunRecorder.PlannedStep> plannedSteps(RunPlan plan) {
    List<RunRecorder.PlannedStep> steps = new ArrayList<>();
    plan.clusters()
        .forEach(
            cluster ->
                cluster
                    .steps()
                    .forEach(
                        step ->
                            steps.add(
                                new RunRecorder.PlannedStep(
                                    step.name(),
                                    cluster.name(),
                                    step.microbatches().stream()
                                        .map(PlanMicrobatch::name)
                                        .toList()))));
    return steps;
  }

  private static List<RunRecorder.PlannedModel> plannedModels(RunPlan plan) {
    List<RunRecorder.PlannedModel> models = new ArrayList<>();
    plan.microbatches()
        .forEach(
            microbatch ->
                microbatch
                    .models()
                    .forEach(model -> models.add(plannedModel(plan, microbatch, model))));
    return models;
  }

  private static RunRecorder.PlannedModel plannedModel(
      RunPlan plan, PlanMicrobatch microbatch, PlanModel model) {
    return new RunRecorder.PlannedModel(
        model.mart(),
        model.number(),
        model.name(),
        plan.binary(model.binary()).kind().keyword(),
        microbatch.name(),
        model.scoringHash(),
        model.outputs().inputs(),
        model.rank().first());
  }
}
