package io.martlet.emr;

import io.martlet.catalog.FleetRole;
import io.martlet.catalog.InstanceType;
import io.martlet.catalog.MachineType;
import io.martlet.plan.PlanFleet;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fleet's machines count. Its size is said in machines of its smallest type: one of twice as
 * many vCPUs counts two, one of half as many more still one. So a fleet never has fewer vCPUs than
 * were asked for, whichever types it gets.
 */
final class FleetUnits {

  private static final Pattern SIZE = Pattern.compile("([0-9]*)(large|xlarge)");

  private FleetUnits() {}

  /** How many units a machine of that type is. */
  static int weight(PlanFleet fleet, String type) {
    OptionalInt smallest =
        fleet.types().stream().map(FleetUnits::vcpus).flatMapToInt(OptionalInt::stream).min();
    OptionalInt own = vcpus(type);
    return fleet.role() == FleetRole.PRIMARY || smallest.isEmpty() || own.isEmpty()
        ? 1
        : own.getAsInt() / smallest.getAsInt();
  }

  /**
   * As the table has it; of a newer type by its size: a large one has two, an xlarge four, and so
   * on.
   */
  static OptionalInt vcpus(String type) {
    if (MachineType.of(type).isPresent()) {
      return OptionalInt.of(MachineType.of(type).get().vcpus());
    }
    Matcher size = SIZE.matcher(InstanceType.of(type).map(InstanceType::size).orElse(""));
    if (!size.matches()) {
      return OptionalInt.empty();
    }
    int times = size.group(1).isEmpty() ? 1 : Integer.parseInt(size.group(1));
    return OptionalInt.of(size.group(2).equals("large") ? 2 : 4 * times);
  }
}
