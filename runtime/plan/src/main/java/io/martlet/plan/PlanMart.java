package io.martlet.plan;

import java.util.List;
import java.util.Optional;

/**
 * A mart of a plan.
 *
 * @param models all of them in the order of their numbers, wherever they are scored
 * @param base what the run keeps of it, and has no need to score
 */
public record PlanMart(String name, List<PlanModel> models, Optional<PlanBase> base) {

  public PlanMart {
    models = List.copyOf(models);
  }

  /** A mart that is scored whole. */
  public PlanMart(String name, List<PlanModel> models) {
    this(name, models, Optional.empty());
  }

  /** How many of its models keep their scores. */
  public int kept() {
    return base.map(all -> all.kept().size()).orElse(0);
  }
}
