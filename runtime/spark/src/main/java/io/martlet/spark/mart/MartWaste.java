package io.martlet.spark.mart;

import java.util.List;

/**
 * What of a mart's table nobody needs any more.
 *
 * @param versions snapshots that were published once, or taken back
 * @param staged snapshots on branches that can no longer be published
 * @param files that no snapshot has
 * @param bytes that only these snapshots and files take
 */
public record MartWaste(
    String mart, List<Long> versions, List<Long> staged, List<String> files, long bytes) {

  public MartWaste {
    versions = List.copyOf(versions);
    staged = List.copyOf(staged);
    files = List.copyOf(files);
  }

  public boolean isNone() {
    return versions.isEmpty() && staged.isEmpty() && files.isEmpty();
  }
}
