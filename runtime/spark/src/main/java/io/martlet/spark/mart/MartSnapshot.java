package io.martlet.spark.mart;

import java.util.List;

/**
 * A version of a mart as its table has it.
 *
 * @param run that has left it
 * @param shown whether readers see it, or saw it and may see it again by time travel
 * @param current whether readers see it
 */
public record MartSnapshot(
    long snapshot, String run, boolean shown, boolean current, List<StoredFile> files) {

  public MartSnapshot {
    files = List.copyOf(files);
  }

  /** A file of it, by the table's word. */
  public record StoredFile(String path, long bytes, long records) {}

  public long records() {
    return files.stream().mapToLong(StoredFile::records).sum();
  }
}
