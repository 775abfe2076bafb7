package io.martlet.codegen.sink;

/** Where generated files go, by their path relative to the output folder. */
public interface Sink {

  void write(String path, byte[] content);
}
