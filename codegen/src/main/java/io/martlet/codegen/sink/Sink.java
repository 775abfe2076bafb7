package io.martlet.codegen.sink;

import java.util.Optional;

/** Where generated files go, by their path relative to the output folder. */
public interface Sink {

  void write(String path, byte[] content);

  /** What was written under that path before, by this sink or an earlier one of the same place. */
  default Optional<byte[]> former(String path) {
    return Optional.empty();
  }
}
