package io.martlet.spark.score;

import io.martlet.spark.mart.MartFile;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a pass has left of one file of the universe.
 *
 * @param index the file's place in the universe
 * @param rows its records
 * @param scores for each mart that is to be put together, the file with the scores
 * @param marts for each other mart, its own file
 */
public record PassFile(
    int index, long rows, Map<String, String> scores, Map<String, MartFile> marts) {

  public PassFile {
    scores = Collections.unmodifiableMap(new TreeMap<>(scores));
    marts = Collections.unmodifiableMap(new TreeMap<>(marts));
  }

  /** The file with a mart's scores, whichever it is. */
  String of(String mart) {
    MartFile own = marts.get(mart);
    return own == null ? scores.get(mart) : own.path();
  }
}
