package io.martlet.spark.delivery;

import java.util.Optional;

/** A delivered value of one column, as it was read last. */
public abstract class ColumnValue {

  /** Whether there is a value. */
  public abstract boolean isPresent();

  /** An integer, the days since 1970-01-01 of a date, or 1 for true; only of such columns. */
  public abstract long integer();

  /** A float, or what {@link #integer} is; NaN of a text. */
  public double number() {
    return integer();
  }

  /** As Spark would print it, whatever the delivery spells it like. */
  protected abstract String shown();

  protected abstract void put(ColumnBuffer out);

  /** Hands over the value, or that there is none. */
  public final void addTo(ColumnBuffer out) {
    if (isPresent()) {
      put(out);
    } else {
      out.addMissing();
    }
  }

  /** As Spark would print it, whatever the delivery spells it like; nothing where it is missing. */
  public final Optional<String> canonical() {
    return isPresent() ? Optional.of(shown()) : Optional.empty();
  }
}
