package io.martlet.spark.host;

/** Hears of models that fail while their host lives. */
@FunctionalInterface
interface FailureListener {

  /** What a host says when it does not know at which record a model failed. */
  int NO_RECORD = -1;

  /**
   * Hears of a failure.
   *
   * @param model its index
   * @param record of the batch, from 0, {@link #NO_RECORD} when that is unknown
   */
  void failed(int model, ModelFailure failure, int record);
}
