package io.martlet.plan.projection;

/**
 * Moves exactly a microbatch's input columns from the universe to the region that the host reads.
 * Implemented by generated classes, which have one public constructor that takes a {@link
 * ColumnBinder}.
 */
public interface Projection {

  /** Reads the next {@code rows} records of the columns whose values differ in length. */
  void measure(int rows);

  /** Writes the next {@code rows} records of every column to the region. */
  void fill(int rows);
}
