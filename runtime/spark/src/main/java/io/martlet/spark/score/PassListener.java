package io.martlet.spark.score;

import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;

/** Hears what becomes of passes, on the driver, in order. */
public interface PassListener {

  void microbatchStarted(PlanMicrobatch microbatch);

  /** Some more records were scored with all models of a microbatch. */
  void recordsScored(PlanMicrobatch microbatch, long records);

  /** A file of the universe was scored by a task of this process's application. */
  void fileScored(PlanMicrobatch microbatch, FileWork work);

  /** A pass is through for one of its models. */
  void modelDone(PlanModel model, ModelOutcome outcome);

  /** All of its models are done. */
  void microbatchFinished(PlanMicrobatch microbatch, long records, StageTimes times);
}
