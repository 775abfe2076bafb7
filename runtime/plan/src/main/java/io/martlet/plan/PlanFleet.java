package io.martlet.plan;

import io.martlet.catalog.FleetRole;
import java.util.List;

/**
 * Machines of every cluster that do the same.
 *
 * @param onDemand how many stay as long as they are needed
 * @param spot how many may be taken away
 * @param types the instance types that they may be of
 */
public record PlanFleet(FleetRole role, int onDemand, int spot, List<String> types) {

  public PlanFleet {
    types = List.copyOf(types);
  }
}
