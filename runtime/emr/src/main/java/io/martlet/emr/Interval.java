package io.martlet.emr;

/** From the least to the most that something may be. */
public record Interval(double least, double most) {

  static final Interval NOTHING = new Interval(0, 0);

  Interval plus(Interval other) {
    return new Interval(least + other.least, most + other.most);
  }

  Interval times(Interval other) {
    return new Interval(least * other.least, most * other.most);
  }

  Interval times(double factor) {
    return new Interval(least * factor, most * factor);
  }

  /** All that either may be. */
  Interval or(Interval other) {
    return new Interval(Math.min(least, other.least), Math.max(most, other.most));
  }
}
