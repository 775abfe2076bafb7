package io.martlet.spark.score;

import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a run tells. */
class Heard implements PassListener {

  private final List<String> events = new ArrayList<>();
  private final List<PlanModel> failed = new ArrayList<>();
  private final List<Long> snapshots = new ArrayList<>();
  private final List<FileWork> work = new ArrayList<>();
  private long records;

  List<String> events() {
    return events;
  }

  List<PlanModel> failed() {
    return failed;
  }

  /** Of marts, as they were told. */
  List<Long> snapshots() {
    return snapshots;
  }

  /** Of all passes. */
  long records() {
    return records;
  }

  void stepStarted(PlanStep step) {
    events.add(step.name() + " started");
  }

  void stepFinished(PlanStep step) {
    events.add(step.name() + " finished");
  }

  @Override
  public void microbatchStarted(PlanMicrobatch microbatch) {
    events.add(microbatch.name() + " started");
  }

  @Override
  public void recordsScored(PlanMicrobatch microbatch, long scored) {
    records += scored;
  }

  @Override
  public void fileScored(PlanMicrobatch microbatch, FileWork file) {
    work.add(file);
  }

  /** Of files that tasks have scored. */
  List<FileWork> work() {
    return work;
  }

  @Override
  public void modelDone(PlanModel model, ModelOutcome outcome) {
    if (!outcome.scored()) {
      failed.add(model);
    }
  }

  @Override
  public void microbatchFinished(PlanMicrobatch microbatch, long all, StageTimes times) {
    events.add(microbatch.name() + " finished with " + all);
  }

  void martEnded(PlanMart mart, MartCompletion.Completed ending) {
    events.add(mart.name() + (ending.published() ? " published" : " staged"));
    snapshots.add(ending.snapshot());
  }
}
