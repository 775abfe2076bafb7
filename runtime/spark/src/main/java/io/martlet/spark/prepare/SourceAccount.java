package io.martlet.spark.prepare;

import java.util.Locale;

/**
 * What became of the records of a delivered file.
 *
 * @param name the file's
 * @param read how many it has
 */
public record SourceAccount(String name, long read, long prepared, long rejected) {

  /** No record is lost, and none comes of nothing. */
  void require() {
    if (read != prepared + rejected) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s: %,d records were read, %,d prepared and %,d rejected",
              name,
              read,
              prepared,
              rejected));
    }
  }
}
