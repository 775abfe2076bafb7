package io.martlet.spark.mart;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** Files to copy from, each opened once. */
final class ChunkSources implements AutoCloseable {

  private final Map<String, ChunkSource> open = new HashMap<>();

  /** Null for no path. */
  ChunkSource of(String path) throws IOException {
    if (path != null && !open.containsKey(path)) {
      open.put(path, ChunkSource.open(path));
    }
    return open.get(path);
  }

  /** The same of a file of which one column is copied. */
  ChunkSource of(String path, String column) throws IOException {
    if (!open.containsKey(path)) {
      open.put(path, ChunkSource.open(path, column));
    }
    return open.get(path);
  }

  @Override
  public void close() throws IOException {
    for (ChunkSource source : open.values()) {
      source.close();
    }
  }
}
