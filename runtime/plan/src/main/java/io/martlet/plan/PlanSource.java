package io.martlet.plan;

import io.martlet.catalog.source.StoredFile;

/**
 * A delivered file that a plan pins: a run reads these bytes or none.
 *
 * @param name its path in the catalog's folder, or its URI
 * @param bytes its size
 * @param version what tells its content from any other: {@code sha256:} of a local file, {@code
 *     etag:} or {@code modified:} of one in a store, which is not read only to be pinned
 */
public record PlanSource(String name, long bytes, String version) {

  /** Pins a file as it is now; a local one is read for it. */
  public static PlanSource of(StoredFile file) {
    return new PlanSource(file.name(), file.bytes(), file.version().get());
  }

  /** What tells its content from any other; the hash of a local file does wherever it lies. */
  public String content() {
    return version.startsWith("sha256:") ? version : name + " " + bytes + " " + version;
  }
}
