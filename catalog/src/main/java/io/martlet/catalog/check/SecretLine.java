package io.martlet.catalog.check;

import io.martlet.catalog.Location;

/** Where something is that must not be shown with its line. */
final class SecretLine {

  private SecretLine() {}

  /** Such as {@code in line 6}; nothing where that is not known. */
  static String of(Location location) {
    return location.hasLine() ? " in line " + location.line() : "";
  }
}
