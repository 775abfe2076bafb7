package io.martlet.emr;

import io.martlet.plan.PlanStep;

/**
 * A step of the plan, for the first time or again.
 *
 * @param number counts its tries, from 1
 */
record StepTry(PlanStep step, int number) {

  private static final String AGAIN = " try ";

  /** What the cluster calls it: unlike any other try of the run. */
  String name() {
    return number == 1 ? step.name() : step.name() + AGAIN + number;
  }

  /** The plan's name of a step that a cluster calls so. */
  static String planned(String name) {
    int again = name.indexOf(AGAIN);
    return again < 0 ? name : name.substring(0, again);
  }
}
