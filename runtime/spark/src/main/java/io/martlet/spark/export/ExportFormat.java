package io.martlet.spark.export;

import java.util.Arrays;
import java.util.Optional;

/** What files an export writes. */
public enum ExportFormat {
  CSV("csv"),
  CSV_BZ2("csv.bz2"),
  CSV_GZ("csv.gz"),
  PARQUET("parquet");

  private final String ending;

  ExportFormat(String ending) {
    this.ending = ending;
  }

  /** As users write it, and as its files' names end. */
  public String ending() {
    return ending;
  }

  public static Optional<ExportFormat> of(String ending) {
    return Arrays.stream(values()).filter(format -> format.ending.equals(ending)).findFirst();
  }
}
