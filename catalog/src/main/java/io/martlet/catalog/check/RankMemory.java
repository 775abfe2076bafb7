package io.martlet.catalog.check;

import io.martlet.catalog.Mart;
import io.martlet.catalog.diagnostic.Findings;
import java.util.Locale;

/** The ranks of a mart's models take more memory in each task than there is for them. */
final class RankMemory implements CatalogRule {

  /** Half of what a pass may take of a task slot. */
  private static final long MOST = 512L << 20;

  @Override
  public String id() {
    return "rank-memory";
  }

  @Override
  public String summary() {
    return "The ranks of a mart's models take more memory than a task has for them.";
  }

  @Override
  public String hint() {
    return "Declare ranges of as many ranks as are told apart, or split the mart.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    for (Mart mart : checked.catalog().marts()) {
      long bytes = mart.models().stream().mapToLong(model -> model.rank().value().memory()).sum();
      if (bytes > MOST) {
        findings.add(
            at(
                mart.name().location(),
                mart.name().value(),
                String.format(
                    Locale.ROOT,
                    "Counting the ranks of mart %s takes %,d MB in each task, and there are %,d.",
                    mart.name(),
                    bytes >> 20,
                    MOST >> 20)));
      }
    }
  }
}
