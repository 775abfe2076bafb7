package io.martlet.driver;

import io.martlet.codegen.plan.PlanMart;
import io.martlet.codegen.plan.PlanMicrobatch;
import io.martlet.codegen.plan.PlanModel;
import io.martlet.codegen.plan.PlanStep;
import io.martlet.ledger.RunRecorder;
import io.martlet.spark.score.ModelOutcome;
import io.martlet.spark.score.RunListener;
import io.martlet.spark.score.StageTimes;
import java.time.Duration;
import java.util.Optional;

/** Writes to the ledger what a run does, tells of its progress, and keeps count. */
final class RecordingListener implements RunListener {

  private final RunRecorder ledger;
  private final RunWatcher watcher;
  private long passStarted;
  private long passNanos;
  private long failed;
  private long published;

  RecordingListener(RunRecorder ledger, RunWatcher watcher) {
    this.ledger = ledger;
    this.watcher = watcher;
  }

  /** Time spent in passes so far. */
  Duration scoring() {
    return Duration.ofNanos(passNanos);
  }

  long failed() {
    return failed;
  }

  long published() {
    return published;
  }

  @Override
  public void stepStarted(PlanStep step) {
    ledger.stepStarted(step.name());
  }

  @Override
  public void stepFinished(PlanStep step) {
    ledger.stepFinished(step.name());
  }

  @Override
  public void microbatchStarted(PlanMicrobatch microbatch) {
    passStarted = System.nanoTime();
    ledger.microbatchStarted(microbatch.name());
  }

  @Override
  public void recordsScored(PlanMicrobatch microbatch, long records) {
    watcher.scored(records * microbatch.models().size());
  }

  @Override
  public void microbatchFinished(PlanMicrobatch microbatch, long records, StageTimes times) {
    passNanos += System.nanoTime() - passStarted;
    ledger.microbatchFinished(microbatch.name(), records);
  }

  @Override
  public void modelDone(PlanModel model, ModelOutcome outcome, long records) {
    if (outcome.scored()) {
      long[] ranks = outcome.ranks().stream().mapToLong(Long::longValue).toArray();
      ledger.modelScored(model.mart(), model.number(), records, outcome.positives(), ranks);
    } else {
      failed++;
      String signal = outcome.failure().signal();
      ledger.modelFailed(
          model.mart(),
          model.number(),
          outcome.failure().kind().name(),
          signal.isEmpty() ? Optional.empty() : Optional.of(signal),
          outcome.failure().message());
    }
  }

  @Override
  public void martStaged(PlanMart mart, long snapshot) {
    ledger.martStaged(mart.name(), snapshot);
  }

  @Override
  public void martPublished(PlanMart mart, long snapshot) {
    published++;
    ledger.martPublished(mart.name(), snapshot);
  }
}
