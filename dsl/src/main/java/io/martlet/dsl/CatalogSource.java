package io.martlet.dsl;

import io.martlet.catalog.Catalog;

/**
 * A catalog written in Java. Implementations have a public constructor without parameters and are
 * given to the command line by source file or class name.
 */
@FunctionalInterface
public interface CatalogSource {

  /** The catalog; called once. */
  Catalog catalog();
}
