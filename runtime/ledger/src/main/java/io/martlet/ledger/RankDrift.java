package io.martlet.ledger;

import java.util.List;

/**
 * How far a model's ranks have moved: the population stability index of two distributions, {@code
 * sum((p - q) ln(p / q))} over ranks, {@code p} and {@code q} being the shares of records at a
 * rank. It is 0 for equal shares and has no upper bound; by custom less than 0.1 is stable, and
 * more than 0.25 a shift. A rank that only one of them has counts as half a record there, which
 * keeps the logarithm finite.
 *
 * <p>Chance alone moves ranks, too, the more the fewer records there are: the index of two samples
 * of one distribution goes as {@code (1/n + 1/m)} times a chi-squared variable with one degree of
 * freedom less than there are ranks (Yurdakul, theorem 2.2), whose quantiles are those of Wilson
 * and Hilferty.
 *
 * @see <a href="https://scholarworks.wmich.edu/dissertations/3208">Yurdakul, Statistical properties
 *     of population stability index (2018)</a>
 */
public final class RankDrift {

  private static final double NONE = 0.5;

  /** The normal distribution's quantile. */
  private static final double ONCE_IN_A_THOUSAND = 3.0902;

  private RankDrift() {}

  /** Between two runs of a model; NaN when one of them has no records. */
  public static double between(ModelRecord former, ModelRecord now) {
    if (former.records() == 0 || now.records() == 0) {
      return Double.NaN;
    }
    int first = Math.min(former.firstRank(), now.firstRank());
    int end =
        Math.max(former.firstRank() + former.ranks().size(), now.firstRank() + now.ranks().size());
    double index = 0;
    for (int rank = first; rank < end; rank++) {
      double before = count(former, rank);
      double after = count(now, rank);
      if (before + after > 0) {
        double p = Math.max(after, NONE) / now.records();
        double q = Math.max(before, NONE) / former.records();
        index += (p - q) * Math.log(p / q);
      }
    }
    return index;
  }

  /**
   * What the index of two runs of one model over alike records exceeds once in a thousand times.
   */
  public static double byChance(ModelRecord former, ModelRecord now) {
    double degrees = Math.max(1, Math.max(former.ranks().size(), now.ranks().size()) - 1);
    double spread = 2 / (9 * degrees);
    double quantile = degrees * Math.pow(1 - spread + ONCE_IN_A_THOUSAND * Math.sqrt(spread), 3);
    return quantile * (1.0 / former.records() + 1.0 / now.records());
  }

  private static long count(ModelRecord model, int rank) {
    List<Long> ranks = model.ranks();
    int at = rank - model.firstRank();
    return at < 0 || at >= ranks.size() ? 0 : ranks.get(at);
  }
}
