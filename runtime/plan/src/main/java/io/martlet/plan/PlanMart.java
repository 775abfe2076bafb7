package io.martlet.plan;

import java.util.List;

/** A mart of a plan: its models in the order of their numbers, wherever they are scored. */
public record PlanMart(String name, List<PlanModel> models) {

  public PlanMart {
    models = List.copyOf(models);
  }
}
