package io.martlet.spark.export;

/** How scores stand in an exported file. */
public enum ExportLayout {
  /** A line a record: the key, then rank and binary of each model. */
  WIDE,
  /** A line a score: the key, the column's name, such as {@code model17_rank}, and the value. */
  LONG
}
