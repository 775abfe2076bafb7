package io.martlet.cli;

import io.martlet.codegen.plan.PassMemory;
import io.martlet.codegen.plan.PlanMicrobatch;
import io.martlet.codegen.plan.PlanModel;
import io.martlet.codegen.plan.RunPlan;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.RunRecord;
import io.martlet.ledger.RunRecorder;
import io.martlet.ledger.RunState;
import io.martlet.spark.Storage;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.mart.MartTables;
import io.martlet.spark.prepare.Preparation;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.score.ArtifactStore;
import io.martlet.spark.score.RunFolders;
import io.martlet.spark.score.ScoringRun;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** A run on this machine: prepare, score, publish, everything on record in the ledger. */
final class LocalRun {

  private static final long SPARK_MEMORY = 500_000_000;

  private final Workspace workspace;
  private final Compilation compiled;
  private final Ledger ledger;
  private final SparkSession spark;
  private final HostSettings hosts;
  private final Stages stages;

  LocalRun(
      Workspace workspace,
      Compilation compiled,
      Ledger ledger,
      SparkSession spark,
      HostSettings hosts,
      Stages stages) {
    this.workspace = workspace;
    this.compiled = compiled;
    this.ledger = ledger;
    this.spark = spark;
    this.hosts = hosts;
    this.stages = stages;
  }

  RunSummary run() {
    PreparedUniverse universe = prepare();
    RunPlan plan = compiled.plan();
    requireMemory(plan);
    String id = newId();
    try (RunRecorder recorder = ledger.recorder();
        MartTables tables =
            new MartTables(ledger.jdbcUrl(), Storage.location(workspace.warehouse()));
        RunProgress progress = new RunProgress(universe.records() * plan.models().count())) {
      recorder.start(id, plan.catalog(), plan.digest(), plannedSteps(plan), plannedModels(plan));
      Path scores = workspace.scores(id);
      ScoreFolders.create(scores);
      try {
        RunSummary summary = score(id, universe, recorder, tables, progress);
        recorder.finished(universe.records());
        return summary;
      } catch (Exception e) {
        // Spark's checked exceptions are undeclared.
        recorder.broken(String.valueOf(e.getMessage()));
        throw e;
      } finally {
        ScoreFolders.delete(scores, running());
      }
    }
  }

  /** Every task slot must have room for the largest pass, beside what Spark itself takes. */
  private void requireMemory(RunPlan plan) {
    long largest =
        plan.microbatches()
            .mapToLong(microbatch -> PassMemory.of(microbatch, plan.universe()))
            .max()
            .orElse(0);
    int slots = spark.sparkContext().defaultParallelism();
    long heap = Runtime.getRuntime().maxMemory();
    if (largest * slots + SPARK_MEMORY > heap) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "The largest pass takes about %s in each of %s, and this JVM has %s. Score fewer models"
                  .formatted(
                      Counted.bytes(largest), Counted.of(slots, "task slot"), Counted.bytes(heap))
              + " in a pass (models-per-microbatch in the deployment), or give more memory, such as"
              + " MARTLET_MEMORY=8g.");
    }
  }

  private PreparedUniverse prepare() {
    RunPlan plan = compiled.plan();
    Preparation preparation = new Preparation(workspace.catalogFolder(), workspace.universe());
    return stages.run(
        "prepare",
        () -> {
          boolean done = preparation.done(plan.universe());
          Optional<String> damage = preparation.damage(plan.universe());
          PreparedUniverse universe = preparation.prepare(spark, plan.universe());
          new KnownRecords(workspace.catalogFolder(), plan.universe().name())
              .remember(universe.records());
          String told =
              "%s, %s%s"
                  .formatted(
                      Counted.of(universe.records(), "record"),
                      Counted.of(universe.files().size(), "file"),
                      done
                          ? ", prepared before"
                          : damage.map(found -> ", prepared again: " + found).orElse(""));
          return new Stages.Done<>(universe, told);
        });
  }

  private RunSummary score(
      String id,
      PreparedUniverse universe,
      RunRecorder recorder,
      MartTables tables,
      RunProgress progress) {
    RunPlan plan = compiled.plan();
    long start = System.nanoTime();
    new ArtifactStore(workspace.artifacts()).store(plan, workspace.catalogFolder());
    RecordingListener listener = new RecordingListener(recorder, progress);
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    new ScoringRun(
            context,
            plan,
            universe,
            new RunFolders(
                compiled.projectionJar().toString(),
                workspace.artifacts().toString(),
                workspace.scores(id).toString()),
            hosts,
            listener)
        .run(new MartPublisher(context, tables, id));
    progress.close();
    Duration all = Duration.ofNanos(System.nanoTime() - start);

    long models = plan.models().count();
    double seconds = listener.scoring().toNanos() / 1e9;
    stages.print(
        "score",
        listener.scoring(),
        String.format(
            Locale.ROOT,
            "%,.0f records/s, %,.0f model-records/s",
            universe.records() * plan.microbatches().count() / seconds,
            universe.records() * models / seconds));
    stages.print(
        "publish",
        all.minus(listener.scoring()),
        String.format(
            Locale.ROOT,
            "%d of %s",
            listener.published(),
            Counted.of(plan.marts().size(), "mart")));
    return new RunSummary(id, listener.published(), models, universe.records(), listener.failed());
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
        model.rank().first());
  }

  private Set<String> running() {
    return ledger.queries().runs(compiled.plan().catalog()).stream()
        .filter(run -> run.state() == RunState.RUNNING)
        .map(RunRecord::id)
        .collect(Collectors.toSet());
  }

  private static String newId() {
    byte[] bytes = new byte[3];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
