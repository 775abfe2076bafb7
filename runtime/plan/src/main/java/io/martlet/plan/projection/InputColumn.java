package io.martlet.plan.projection;

/**
 * One column of a microbatch, bound to where its values come from and to its place in the region.
 */
public interface InputColumn {

  /**
   * Reads the next records of a column whose values differ in length, so that the region can be
   * sized before anything is written to it. A column of fixed width does nothing here.
   */
  default void measure(int rows) {}

  /** Writes the next records to the region: for a measured column, those just measured. */
  void fill(int rows);
}
