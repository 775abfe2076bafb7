package io.martlet.spark.prepare;

import io.martlet.spark.scan.UniverseFile;
import java.util.List;

/**
 * A universe as Parquet files, ready to be scored.
 *
 * @param found whether it was prepared before
 */
public record PreparedUniverse(List<UniverseFile> files, boolean found) {

  public PreparedUniverse {
    files = List.copyOf(files);
  }

  public long records() {
    return files.stream().mapToLong(UniverseFile::rows).sum();
  }
}
