package io.martlet.catalog.source;

import java.util.function.Supplier;

/**
 * A file or folder in a store.
 *
 * @param name its path in the catalog's folder, or its URI
 * @param version what tells its content from any other of the same name and size: its SHA-256, or
 *     what the store knows; asked for only when it is needed
 */
public record StoredFile(String name, boolean folder, long bytes, Supplier<String> version) {

  /** The name without its folder. */
  public String last() {
    return name.substring(name.lastIndexOf('/') + 1);
  }
}
