package io.martlet.dsl;

/**
 * A column of a universe, declared by {@link Columns}.
 *
 * @param <U> the universe it belongs to; only the compiler looks at it
 * @param <T> the Java type of its values
 */
@SuppressWarnings("UnusedTypeParameter") // for the compiler, which checks a catalog by them
public final class Column<U, T> {

  private final io.martlet.catalog.Column declared;

  Column(io.martlet.catalog.Column declared) {
    this.declared = declared;
  }

  public String name() {
    return declared.name().value();
  }

  @Override
  public String toString() {
    return name();
  }
}
