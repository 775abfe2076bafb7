package io.martlet.driver;

import io.martlet.catalog.SandboxDemand;
import io.martlet.ledger.Ledger;
import io.martlet.ledger.MartState;
import io.martlet.ledger.RunRecorder;
import io.martlet.ledger.RunRecorder.MartEnding;
import io.martlet.ledger.RunRecorder.StepLease;
import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanStep;
import io.martlet.plan.RunPlan;
import io.martlet.plan.StepCall;
import io.martlet.spark.Storage;
import io.martlet.spark.host.HostSettings;
import io.martlet.spark.host.SandboxLevel;
import io.martlet.spark.mart.MartPublisher;
import io.martlet.spark.prepare.PreparedUniverse;
import io.martlet.spark.score.MartCompletion;
import io.martlet.spark.score.PassManifest;
import io.martlet.spark.score.Passes;
import io.martlet.spark.score.PlannedPasses;
import io.martlet.spark.score.RunFolders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;

/** The part of a run that is work: passes scored, and marts brought to their end. */
final class Scoring {

  private final StepCall call;
  private final StoredPlan stored;
  private final RunPlan plan;
  private final Ledger ledger;
  private final JavaSparkContext spark;
  private final RunWatcher watcher;
  private final RunFollowers followers;

  Scoring(
      StepCall call,
      StoredPlan stored,
      Ledger ledger,
      JavaSparkContext spark,
      RunWatcher watcher,
      RunFollowers followers) {
    this.call = call;
    this.stored = stored;
    this.plan = stored.plan();
    this.ledger = ledger;
    this.spark = spark;
    this.watcher = watcher;
    this.followers = followers;
  }

  /**
   * Does those steps, and ends the marts that are through with them.
   *
   * @param recorder whom all is told to, as one that takes part in the run
   */
  RunEnd work(
      List<PlanStep> steps,
      PreparedUniverse universe,
      RunRecorder recorder,
      MartPublisher publisher,
      Gates gates) {
    long start = System.nanoTime();
    watcher.scoringStarted(universe.records() * models(steps));
    RunPlaces places = new RunPlaces(call.root());
    String scores = Storage.child(places.scores(), call.run());
    RunFolders folders = new RunFolders(stored.projectionJar(), places.artifacts(), scores);
    HostSettings hosts =
        HostSettings.in("")
            .patientFor(Duration.ofSeconds(call.modelTimeout()))
            .demanding(leastSandbox(plan.terms().sandbox()));
    RecordingListener listener =
        new RecordingListener(recorder, watcher, followers.metrics(), spark.defaultParallelism());
    PlannedPasses planned = new PlannedPasses(plan);
    MartCompletion completion = new MartCompletion(universe, publisher, gates::pass);
    try (Passes passes = new Passes(spark, plan, publisher, universe, folders, hosts, listener)) {
      recorder.patiently(() -> passes.ready(microbatches(steps)));
      for (PlanStep step : steps) {
        try (StepLease lease = recorder.lease(step.name(), () -> watcher.stepTaken(step.name()))) {
          if (!lease.finished()) {
            score(step, passes, listener);
          }
          for (PlanMart mart : planned.marts(step)) {
            finished(planned.of(mart), passes)
                .ifPresent(manifests -> end(mart, manifests, completion, gates, recorder));
          }
        }
      }
      planned.keptWhole().forEach(mart -> end(mart, List.of(), completion, gates, recorder));
    }
    if (recorder.finishedIfWhole()) {
      Storage.delete(scores);
    }
    RunSummary summary = RunSummary.of(ledger.queries().totals(call.run()), passes(steps));
    Duration all = Duration.ofNanos(System.nanoTime() - start);
    return new RunEnd(summary, listener.scoring(), all.minus(listener.scoring()));
  }

  private static SandboxLevel leastSandbox(SandboxDemand demand) {
    return switch (demand) {
      case PREFERRED -> SandboxLevel.NONE;
      case REQUIRED -> SandboxLevel.FULL;
    };
  }

  private void end(
      PlanMart mart,
      List<PassManifest> manifests,
      MartCompletion completion,
      Gates gates,
      RunRecorder recorder) {
    recorder
        .endOnce(
            mart.name(),
            () -> {
              MartCompletion.Completed done = completion.complete(mart, manifests);
              return new MartEnding(
                  done.published() ? MartState.PUBLISHED : MartState.STAGED,
                  done.snapshot(),
                  gates.held(mart),
                  gates.published(mart));
            })
        .ifPresent(ending -> followers.ended(mart, ending));
  }

  private static void score(PlanStep step, Passes passes, RecordingListener listener) {
    listener.stepStarted(step);
    step.microbatches().forEach(passes::score);
    listener.stepFinished(step);
  }

  /** What all of those passes have left; nothing when one of them is not done yet. */
  private static Optional<List<PassManifest>> finished(
      List<PlanMicrobatch> microbatches, Passes passes) {
    List<PassManifest> manifests = new ArrayList<>();
    for (PlanMicrobatch microbatch : microbatches) {
      Optional<PassManifest> manifest = passes.finished(microbatch);
      if (manifest.isEmpty()) {
        return Optional.empty();
      }
      manifests.add(manifest.get());
    }
    return Optional.of(manifests);
  }

  private static List<PlanMicrobatch> microbatches(List<PlanStep> steps) {
    return steps.stream().flatMap(step -> step.microbatches().stream()).toList();
  }

  private static long models(List<PlanStep> steps) {
    return microbatches(steps).stream().mapToLong(microbatch -> microbatch.models().size()).sum();
  }

  private static long passes(List<PlanStep> steps) {
    return steps.stream().mapToLong(step -> step.microbatches().size()).sum();
  }
}
