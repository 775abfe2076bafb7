package io.martlet.catalog;

import io.martlet.catalog.constraint.Count;
import java.util.List;
import java.util.Optional;

/**
 * Machines of a cluster that do the same, taken from whichever of several instance types is to be
 * had.
 *
 * @param onDemand how many are kept for as long as the cluster needs them
 * @param spot how many are cheaper and may be taken away
 * @param types instance types, such as {@code c7i.8xlarge}
 */
public record Fleet(
    Located<FleetRole> role,
    Optional<Located<@Count Integer>> onDemand,
    Optional<Located<@Count Integer>> spot,
    List<Located<String>> types) {

  public Fleet {
    types = List.copyOf(types);
  }

  /** How many machines it has. */
  public long machines() {
    return (long) onDemandMachines() + spotMachines();
  }

  public int onDemandMachines() {
    return onDemand.map(Located::value).orElse(0);
  }

  public int spotMachines() {
    return spot.map(Located::value).orElse(0);
  }
}
