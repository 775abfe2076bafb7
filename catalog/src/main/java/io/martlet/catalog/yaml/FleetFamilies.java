package io.martlet.catalog.yaml;

import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Located;
import io.martlet.catalog.MachineFamilies;
import io.martlet.catalog.ValueRange;
import io.martlet.catalog.check.ReadingRule;
import java.util.List;
import java.util.Optional;

/** Instance types that a fleet does not name one by one. */
final class FleetFamilies {

  private static final String RANGE = "a range of vCPUs such as 8..48";

  private FleetFamilies() {}

  /**
   * The types of a fleet's families, each where the first family stands.
   *
   * @return empty when the fleet has no families
   */
  static Optional<List<Located<String>>> types(Keys fleet) {
    return fleet.may("families").map(families -> types(fleet, families));
  }

  private static List<Located<String>> types(Keys fleet, Value written) {
    Optional<List<Located<String>>> families = written.texts();
    Optional<Value> range = fleet.must("vcpus", "Say how many a machine may have: vcpus: 8..48.");
    Optional<ValueRange> vcpus =
        range.flatMap(Value::text).flatMap(text -> range(text, range.orElseThrow()));
    if (families.isEmpty() || vcpus.isEmpty()) {
      return List.of();
    }
    for (Located<String> family : families.get()) {
      if (new MachineFamilies(List.of(family.value()), vcpus.get()).types().isEmpty()) {
        written
            .findings()
            .add(
                family.value(),
                ReadingRule.UNKNOWN_VALUE.at(
                    family.location(),
                    written.subject(),
                    "Amazon EMR is known to offer no instance type of family \"%s\" with %s vCPUs."
                        .formatted(family, written(fleet)),
                    "Write a family such as c7i, or c, and a range such as vcpus: 8..48."));
      }
    }
    return new MachineFamilies(families.get().stream().map(Located::value).toList(), vcpus.get())
        .types().stream().map(type -> Located.at(written.location(), type)).toList();
  }

  private static String written(Keys fleet) {
    return fleet.may("vcpus").flatMap(Value::text).orElseThrow().value();
  }

  private static Optional<ValueRange> range(Located<String> text, Value written) {
    Optional<ValueRange> range = ValueRange.of(text.value(), ColumnType.INT32);
    if (range.isEmpty()) {
      written
          .findings()
          .add(
              text.value(),
              ReadingRule.WRONG_TYPE.at(
                  text.location(),
                  written.subject(),
                  "\"vcpus\" takes %s, not \"%s\".".formatted(RANGE, text)));
    }
    return range;
  }
}
