package io.martlet.spark.score;

import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanStep;
import io.martlet.plan.RunPlan;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.prepare.PreparedUniverse;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Runs a plan in one process: every microbatch in one pass over the universe, then, as soon as the
 * last of its passes is through, every mart. Runs on the driver.
 */
public final class ScoringRun {

  private final JavaSparkContext spark;
  private final RunPlan plan;
  private final PreparedUniverse universe;
  private final RunFolders folders;
  private final HostSettings hosts;
  private final Set<String> held;
  private final RunListener listener;

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
  }

  /**
   * Scores everything, and publishes the marts that are whole. The others stay staged. When the run
   * breaks, what it has written of marts that did not come to that is deleted.
   */
  public void run(MartPublisher publisher) {
    PlannedPasses planned = new PlannedPasses(plan);
    Set<PlanMart> unfinished = new LinkedHashSet<>(plan.marts());
    try (Passes passes = new Passes(spark, plan, publisher, universe, folders, hosts, listener)) {
      run(planned, passes, new MartCompletion(universe, publisher, held, listener), unfinished);
    } catch (Exception | Error e) {
      deleteFiles(unfinished, publisher, e);
      throw e;
    }
  }

  private static void deleteFiles(
      Set<PlanMart> unfinished, MartPublisher publisher, Throwable why) {
    try {
      unfinished.forEach(publisher::deleteUnused);
    } catch (RuntimeException e) {
      why.addSuppressed(e);
    }
  }

  private void run(
      PlannedPasses planned, Passes passes, MartCompletion completion, Set<PlanMart> unfinished) {
    Map<String, PassManifest> done = new HashMap<>();
    for (PlanStep step : plan.steps().toList()) {
      listener.stepStarted(step);
      Set<PlanMart> touched = new LinkedHashSet<>();
      for (PlanMicrobatch microbatch : step.microbatches()) {
        done.put(microbatch.name(), passes.score(microbatch));
        touched.addAll(planned.marts(microbatch));
      }
      listener.stepFinished(step);
      for (PlanMart mart : touched) {
        List<String> all = planned.of(mart).stream().map(PlanMicrobatch::name).toList();
        if (done.keySet().containsAll(all)) {
          completion.complete(mart, all.stream().map(done::get).toList());
          unfinished.remove(mart);
        }
      }
    }
  }
}
