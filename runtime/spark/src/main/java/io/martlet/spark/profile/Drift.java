package io.martlet.spark.profile;

/**
 * How a column has moved since the universe was prepared last.
 *
 * @param index the population stability index of its values: below 0.1 it hardly moved, above 0.25
 *     it did much (Siddiqi, Credit Risk Scorecards, 2006); NaN where it cannot be told
 * @param missingBefore the share of missing values then
 * @param missingNow the share of missing values now
 */
public record Drift(double index, double missingBefore, double missingNow) {

  private static final double MUCH = 0.25;
  private static final double MUCH_MISSING = 0.05;

  /** Whether somebody should look. */
  public boolean isLarge() {
    return index > MUCH || Math.abs(missingNow - missingBefore) > MUCH_MISSING;
  }
}
