package io.martlet.spark.delivery;

/** Takes the values of one column, in the order of records. */
public interface ValueSink {

  /** Those of one group share a thread. */
  int group();

  /**
   * @param bytes hold the value, in UTF-8, until this returns
   * @param quoted whether it stands in quotes
   */
  void add(byte[] bytes, int from, int to, boolean quoted);
}
