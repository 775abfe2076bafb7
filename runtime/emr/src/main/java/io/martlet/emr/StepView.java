package io.martlet.emr;

import software.amazon.awssdk.services.emr.model.StepState;

/** A step as Amazon EMR describes it. */
record StepView(String id, String name, StepState state) {

  /** The plan's name of it. */
  String planned() {
    return StepTry.planned(name);
  }

  boolean isActive() {
    return state == StepState.PENDING
        || state == StepState.RUNNING
        || state == StepState.CANCEL_PENDING;
  }
}
