package io.martlet.spark.prepare;

import io.martlet.plan.PlanUniverse;
import java.io.Serializable;

/**
 * Where tasks write what they prepare, and how.
 *
 * @param attempt the folder of the files
 * @param fileBytes how large a file gets, about
 */
record TaskOutput(String attempt, TaskUniverse universe, long fileBytes) implements Serializable {

  /** About as the published case has its files. */
  static final long FILE_BYTES = 240L << 20;

  static TaskOutput in(String attempt, PlanUniverse universe) {
    return new TaskOutput(attempt, TaskUniverse.of(universe), FILE_BYTES);
  }
}
