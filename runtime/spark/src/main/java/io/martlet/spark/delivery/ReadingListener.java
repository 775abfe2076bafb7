package io.martlet.spark.delivery;

/** Hears how far a reading of delivered files is. */
@FunctionalInterface
public interface ReadingListener {

  /**
   * More was read.
   *
   * @param bytes of the files, as they lie
   */
  void read(long records, long bytes);
}
