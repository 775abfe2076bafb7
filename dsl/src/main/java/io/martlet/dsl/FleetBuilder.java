package io.martlet.dsl;

import io.martlet.catalog.Fleet;
import io.martlet.catalog.FleetRole;
import io.martlet.catalog.Located;
import io.martlet.catalog.MachineFamilies;
import io.martlet.catalog.ValueRange;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Declares the machines of a cluster that do the same. */
public final class FleetBuilder {

  private final Located<FleetRole> role;
  private Optional<Located<Integer>> onDemand = Optional.empty();
  private Optional<Located<Integer>> spot = Optional.empty();
  private List<Located<String>> types = List.of();

  FleetBuilder(Located<FleetRole> role) {
    this.role = role;
  }

  /** How many machines stay as long as they are needed. */
  public FleetBuilder onDemand(int machines) {
    onDemand = Optional.of(Located.at(Caller.line(), machines));
    return this;
  }

  /** How many machines are cheaper, and may be taken away. */
  public FleetBuilder spot(int machines) {
    spot = Optional.of(Located.at(Caller.line(), machines));
    return this;
  }

  /** The instance types that they may be of, such as {@code c7i.8xlarge}. */
  public FleetBuilder ofTypes(String... names) {
    types = Lines.each(Caller.line(), List.of(names));
    return this;
  }

  /**
   * The same, but all types of families such as {@code c7i}, or {@code c}, with so many vCPUs; the
   * newest and largest first.
   */
  public FleetBuilder ofFamilies(int leastVcpus, int mostVcpus, String... families) {
    ValueRange vcpus =
        new ValueRange(
            Optional.of(BigDecimal.valueOf(leastVcpus)),
            Optional.of(BigDecimal.valueOf(mostVcpus)));
    types = Lines.each(Caller.line(), new MachineFamilies(List.of(families), vcpus).types());
    return this;
  }

  Fleet build() {
    return new Fleet(role, onDemand, spot, types);
  }
}
