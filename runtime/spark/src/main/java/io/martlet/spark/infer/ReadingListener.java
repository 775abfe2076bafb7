package io.martlet.spark.infer;

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
