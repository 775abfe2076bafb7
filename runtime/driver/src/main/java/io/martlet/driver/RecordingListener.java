package io.martlet.driver;

import io.martlet.ledger.FailureRecord;
import io.martlet.ledger.RunRecorder;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;
import io.martlet.spark.score.FileWork;
import io.martlet.spark.score.ModelOutcome;
import io.martlet.spark.score.PassListener;
import io.martlet.spark.score.StageTimes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes to the ledger what a run does, tells of its progress, and keeps count. */
final class RecordingListener implements PassListener {

  /** Whoever watches looks about once a second. */
  private static final long TELL_NANOS = 1_000_000_000;

  private final RunRecorder ledger;
  private final RunWatcher watcher;
  private final RunMetrics metrics;
  private final int slots;
  private Utilisation utilisation;
  private long passStarted;
  private long passNanos;
  private final List<RunRecorder.ScoredModel> scored = new ArrayList<>();
  private final List<RunRecorder.FailedModel> failed = new ArrayList<>();
  private long told;
  private long toldNanos;

  /**
   * @param slots how many tasks can run at once
   */
  RecordingListener(RunRecorder ledger, RunWatcher watcher, RunMetrics metrics, int slots) {
    this.ledger = ledger;
    this.watcher = watcher;
    this.metrics = metrics;
    this.slots = slots;
    this.utilisation = new Utilisation(slots);
  }

  /** Time spent in passes so far. */
  Duration scoring() {
    return Duration.ofNanos(passNanos);
  }

  void stepStarted(PlanStep step) {
    ledger.stepStarted(step.name());
  }

  void stepFinished(PlanStep step) {
    ledger.stepFinished(step.name());
  }

  @Override
  public void microbatchStarted(PlanMicrobatch microbatch) {
    passStarted = System.nanoTime();
    told = 0;
    toldNanos = passStarted;
    utilisation = new Utilisation(slots);
    ledger.microbatchStarted(microbatch.name());
  }

  @Override
  public void recordsScored(PlanMicrobatch microbatch, long records) {
    watcher.scored(records * microbatch.models().size());
    told += records;
    if (System.nanoTime() - toldNanos > TELL_NANOS) {
      toldNanos = System.nanoTime();
      ledger.recordsScored(microbatch.name(), told);
    }
  }

  @Override
  public void fileScored(PlanMicrobatch microbatch, FileWork work) {
    metrics.fileScored(microbatch, work);
    utilisation.add(work);
  }

  @Override
  public void modelDone(PlanModel model, ModelOutcome outcome) {
    if (outcome.scored()) {
      scored.add(
          new RunRecorder.ScoredModel(
              model.mart(), model.number(), outcome.positives(), outcome.ranks()));
    } else {
      metrics.modelFailed(outcome.failure().kind());
      String signal = outcome.failure().signal();
      failed.add(
          new RunRecorder.FailedModel(
              model.mart(),
              model.number(),
              new FailureRecord(
                  outcome.failure().kind().name(),
                  signal.isEmpty() ? Optional.empty() : Optional.of(signal),
                  outcome.failure().message(),
                  Optional.of(outcome.failure().record()).filter(record -> !record.isEmpty()))));
    }
  }

  @Override
  public void microbatchFinished(PlanMicrobatch microbatch, long records, StageTimes times) {
    passNanos += System.nanoTime() - passStarted;
    ledger.microbatchFinished(microbatch.name(), records, scored, failed);
    if (utilisation.worked()) {
      ledger.passWorked(microbatch.name(), utilisation.work());
    }
    scored.clear();
    failed.clear();
  }
}
