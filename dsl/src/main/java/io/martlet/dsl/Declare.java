package io.martlet.dsl;

import io.martlet.catalog.BinaryKind;

/** The words that a catalog in Java begins with; meant to be imported statically. */
public final class Declare {

  private Declare() {}

  /** Begins a catalog over a universe. */
  public static <U> CatalogBuilder<U> catalog(String name, Universe<U> universe) {
    return new CatalogBuilder<>(name, universe);
  }

  /** A shared library that exports models. Say {@code on} or {@code at} which file it is. */
  public static Binary library(String name) {
    return Binary.of(name, BinaryKind.LIBRARY);
  }

  /** A program that reads records and writes scores. */
  public static Binary executable(String name) {
    return Binary.of(name, BinaryKind.EXECUTABLE);
  }

  /** An R script that defines a score function. */
  public static Binary r(String name) {
    return Binary.of(name, BinaryKind.R);
  }
}
