package io.martlet.ledger;

import java.util.List;

/**
 * How far a model's ranks have moved: the population stability index of two distributions, {@code
 * sum((p - q) ln(p / q))} over ranks, {@code p} and {@code q} being the shares of records at a
 * rank. It is 0 for equal shares and has no upper bound; by custom less than 0.1 is stable, and
 * more than 0.25 a shift. A rank that only one of them has counts as half a record there, which
 * keeps the logarithm finite.
 *
 * @see <a href="https://scholarworks.wmich.edu/dissertations/3208">Yurdakul, Statistical properties
 *     of population stability index (2018)</a>
 */
public final class RankDrift {

  private static final double NONE = 0.5;

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

  private static long count(ModelRecord model, int rank) {
    List<Long> ranks = model.ranks();
    int at = rank - model.firstRank();
    return at < 0 || at >= ranks.size() ? 0 : ranks.get(at);
  }
}
