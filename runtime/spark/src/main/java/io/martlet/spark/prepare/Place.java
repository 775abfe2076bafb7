package io.martlet.spark.prepare;

/**
 * Where a delivered record stands.
 *
 * @param line counted from 1: in CSV a line, the header included, in Parquet a record
 */
record Place(String file, long line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
