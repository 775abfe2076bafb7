package io.martlet.spark.score;

import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;
import io.martlet.plan.PlanWriter;
import io.martlet.plan.RunPlan;
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

  private final Map<String, PassOutcome> passes = new HashMap<>();
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

  private void score(PlanMicrobatch microbatch) {
    listener.microbatchStarted(microbatch);
    PassSpec spec =
        new PassSpec(
            PlanWriter.write(plan.only(microbatch)),
            plan.digest(),
            folders.projectionJar(),
            folders.artifacts(),
            folders.scores() + "/" + microbatch.name(),
            hosts);
    Broadcast<PassSpec> broadcast = spark.broadcast(spec);
    PassOutcome pass = new PassOutcome(microbatch);
    Pass.run(
        spark,
        universe.files(),
        new ScoreTask(broadcast),
        file -> {
          pass.add(file);
          listener.recordsScored(microbatch, file.rows());
        });
    broadcast.destroy();

    passes.put(microbatch.name(), pass);
    for (int i = 0; i < microbatch.models().size(); i++) {
      PlanModel model = microbatch.models().get(i);
      ModelOutcome outcome = pass.model(i);
      if (!outcome.scored()) {
        failed.add(model);
      }
      listener.modelDone(model, outcome);
    }
    listener.microbatchFinished(microbatch, universe.records(), pass.times());
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
            (pass, file) -> passes.get(pass).scoreFile(file.index(), mart.name()));
    if (scored.size() == mart.models().size() && !held.contains(mart.name())) {
      listener.martPublished(mart, written.publish());
    } else {
      listener.martStaged(mart, written.stage());
    }
  }
}
