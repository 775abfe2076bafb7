package io.martlet.catalog;

import java.util.Objects;

/**
 * A value and the place where it is written. Two located values are equal when their values are: a
 * catalog means the same wherever it is written.
 */
public record Located<T>(T value, Location location) {

  public Located {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(location, "location");
  }

  /** A value that stands nowhere, such as a default. */
  public static <T> Located<T> of(T value) {
    return new Located<>(value, Location.NONE);
  }

  public static <T> Located<T> at(Location location, T value) {
    return new Located<>(value, location);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Located<?> located && value.equals(located.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
