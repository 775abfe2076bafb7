package io.martlet.spark.score;

import io.martlet.codegen.plan.PlanMart;
import io.martlet.codegen.plan.PlanMicrobatch;
import io.martlet.codegen.plan.PlanModel;
import io.martlet.codegen.plan.PlanStep;
import io.martlet.codegen.plan.PlanWriter;
import io.martlet.codegen.plan.RunPlan;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.prepare.PreparedUniverse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Runs a plan: every microbatch in one pass over the universe, then, as soon as the last of its
 * passes is through, every mart. Runs on the driver.
 */
public final class ScoringRun {

  private final JavaSparkContext spark;
  private final RunPlan plan;
  private final PreparedUniverse universe;
  private final RunFolders folders;
  private final HostSettings hosts;
  private final Set<String> held;
  private final RunListener listener;

  private final Map<String, PassScores> passes = new HashMap<>();
  private final Map<PlanModel, String> passOf = new HashMap<>();
  private final Set<PlanModel> failed = new HashSet<>();

  /**
   * @param held marts that are not to be published, though all of their models have scores
   */
  public ScoringRun(
      JavaSparkContext spark,
      RunPlan plan,
      PreparedUniverse universe,
      RunFolders folders,
      HostSettings hosts,
      Set<String> held,
      RunListener listener) {
    this.spark = spark;
    this.plan = plan;
    this.universe = universe;
    this.folders = folders;
    this.hosts = hosts;
    this.held = Set.copyOf(held);
    this.listener = listener;
    plan.microbatches()
        .forEach(
            microbatch ->
                microbatch.models().forEach(model -> passOf.put(model, microbatch.name())));
  }

  /** Scores everything, and publishes the marts that are whole. The others stay staged. */
  public void run(MartPublisher publisher) {
    List<PlanStep> steps = plan.steps().toList();
    Set<String> finished = new HashSet<>();
    try {
      for (PlanStep step : steps) {
        listener.stepStarted(step);
        for (PlanMicrobatch microbatch : step.microbatches()) {
          score(microbatch);
        }
        listener.stepFinished(step);
        for (PlanMart mart : plan.marts()) {
          if (scored(mart) && finished.add(mart.name())) {
            finish(mart, publisher);
          }
        }
      }
    } finally {
      SlotPool.close();
    }
  }

  /** What one pass has left: for each universe file and mart, a score file. */
  private record PassScores(Map<Integer, Map<String, String>> files) {}

  private void score(PlanMicrobatch microbatch) {
    listener.microbatchStarted(microbatch);
    String output = folders.scores() + "/" + microbatch.name();
    PassSpec spec =
        new PassSpec(
            PlanWriter.write(plan),
            plan.digest(),
            microbatch.name(),
            folders.projectionJar(),
            folders.artifacts(),
            output,
            hosts);
    Broadcast<PassSpec> broadcast = spark.broadcast(spec);
    List<FileOutcome> outcomes =
        Pass.run(
            spark,
            universe.files(),
            new ScoreTask(broadcast),
            outcome -> listener.recordsScored(microbatch, outcome.rows()));
    broadcast.destroy();

    Map<Integer, Map<String, String>> files = new HashMap<>();
    outcomes.forEach(outcome -> files.put(outcome.file(), outcome.scoreFiles()));
    passes.put(microbatch.name(), new PassScores(files));
    for (int i = 0; i < microbatch.models().size(); i++) {
      int index = i;
      PlanModel model = microbatch.models().get(i);
      ModelOutcome outcome =
          outcomes.stream()
              .map(file -> file.models().get(index))
              .reduce(ModelOutcome::and)
              .orElseThrow();
      if (!outcome.scored()) {
        failed.add(model);
      }
      listener.modelDone(model, outcome, universe.records());
    }
    StageTimes times =
        outcomes.stream().map(FileOutcome::times).reduce(StageTimes.NONE, StageTimes::plus);
    listener.microbatchFinished(microbatch, universe.records(), times);
  }

  private boolean scored(PlanMart mart) {
    return mart.models().stream().allMatch(model -> passes.containsKey(passOf.get(model)));
  }

  private void finish(PlanMart mart, MartPublisher publisher) {
    Map<PlanModel, String> scored = new LinkedHashMap<>();
    mart.models().stream()
        .filter(model -> !failed.contains(model))
        .forEach(model -> scored.put(model, passOf.get(model)));
    MartPublisher.Written written =
        publisher.write(
            mart,
            universe.files(),
            scored,
            (pass, file) -> passes.get(pass).files().get(file.index()).get(mart.name()));
    if (scored.size() == mart.models().size() && !held.contains(mart.name())) {
      listener.martPublished(mart, written.publish());
    } else {
      listener.martStaged(mart, written.stage());
    }
  }
}
