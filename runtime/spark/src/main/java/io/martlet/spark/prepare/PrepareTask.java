package io.martlet.spark.prepare;

import java.io.Serializable;

/** Prepares a part of a delivered file. What is wrong with its records is its result. */
interface PrepareTask extends Serializable {

  /** Its place among all of the delivery. */
  int number();

  SplitResult run();
}
