package io.martlet.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Instance types by what they have in common.
 *
 * @param families such as {@code c7i}, or {@code c}: all generations of x86-64 machines without
 *     extras
 * @param vcpus how many a machine may have
 */
public record MachineFamilies(List<String> families, ValueRange vcpus) {

  /** What the API takes for a fleet with an allocation strategy, which Martlet always gives. */
  public static final int MOST_TYPES = 30;

  /** What a family looks like. */
  public static final String FAMILY = "[a-z]+([0-9]+[a-z0-9-]*)?";

  /** Intel's and AMD's, and those of a time when the letter was not written yet. */
  private static final Set<String> PLAIN = Set.of("", "i", "a");

  /** The first with the hypervisor that all later ones have. */
  private static final int FIRST_GENERATION = 5;

  /** Their names, the newest and largest first; as many as a fleet takes, at most. */
  public List<String> types() {
    List<MachineType> types = new ArrayList<>();
    for (MachineType type : MachineType.all()) {
      if (vcpus.holds(type.vcpus()) && families.stream().anyMatch(family -> isOf(family, type))) {
        types.add(type);
      }
    }
    return types.stream()
        .sorted(
            Comparator.comparing(MachineFamilies::generation)
                .thenComparing(MachineType::vcpus)
                .reversed()
                .thenComparing(MachineType::name))
        .limit(MOST_TYPES)
        .map(MachineType::name)
        .toList();
  }

  private static boolean isOf(String family, MachineType type) {
    InstanceType name = name(type);
    return type.name().startsWith(family + ".")
        || (name.family().equals(family)
            && PLAIN.contains(name.attributes())
            && name.generation() >= FIRST_GENERATION);
  }

  private static int generation(MachineType type) {
    return name(type).generation();
  }

  private static InstanceType name(MachineType type) {
    return InstanceType.of(type.name()).orElseThrow();
  }
}
