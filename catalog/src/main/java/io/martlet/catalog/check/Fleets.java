package io.martlet.catalog.check;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Fleet;
import io.martlet.catalog.FleetRole;
import io.martlet.catalog.InstanceType;
import io.martlet.catalog.Located;
import io.martlet.catalog.Platform;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What rules ask of a deployment's fleets. */
final class Fleets {

  private Fleets() {}

  /** What diagnostics call a fleet. */
  static String subject(Fleet fleet) {
    return fleet.role().value().keyword();
  }

  /** Whether the deployment says that Amazon EMR has this by now. */
  static boolean isNewer(Checked checked, Located<String> offered) {
    return checked.catalog().deployment().newer().contains(offered);
  }

  /** The platforms of the machines that score; none when the catalog declares no fleets. */
  static Set<Platform> platforms(Catalog catalog) {
    if (catalog.deployment().fleets().isEmpty()) {
      return Collections.emptySet();
    }
    Set<Platform> platforms = EnumSet.noneOf(Platform.class);
    for (Fleet fleet : catalog.deployment().allFleets()) {
      if (fleet.role().value() != FleetRole.PRIMARY) {
        fleet.types().stream()
            .map(Located::value)
            .flatMap(type -> InstanceType.of(type).stream())
            .map(InstanceType::platform)
            .forEach(platforms::add);
      }
    }
    return platforms;
  }
}
