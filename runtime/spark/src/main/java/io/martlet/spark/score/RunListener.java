package io.martlet.spark.score;

import io.martlet.plan.PlanMart;
import io.martlet.plan.PlanMicrobatch;
import io.martlet.plan.PlanModel;
import io.martlet.plan.PlanStep;

/** Hears what a run does, on the driver, in order. */
public interface RunListener {

  void stepStarted(PlanStep step);

  void stepFinished(PlanStep step);

  void microbatchStarted(PlanMicrobatch microbatch);

  /** Some more records were scored with all models of a microbatch. */
  void recordsScored(PlanMicrobatch microbatch, long records);

  /** A pass is through for one of its models. */
  void modelDone(PlanModel model, ModelOutcome outcome);

  /** All of its models are done. */
  void microbatchFinished(PlanMicrobatch microbatch, long records, StageTimes times);

  void martStaged(PlanMart mart, long snapshot);

  void martPublished(PlanMart mart, long snapshot);
}
