package io.martlet.catalog.check;

import io.martlet.catalog.Fleet;
import io.martlet.catalog.InstanceType;
import io.martlet.catalog.Located;
import io.martlet.catalog.MachineType;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.diagnostic.Findings;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A fleet names an instance type that does not exist, or that Amazon EMR does not offer. */
final class BadInstanceType implements CatalogRule {

  /** Burstable, Macintosh and first-generation Graviton machines. */
  private static final Set<String> NOT_OFFERED = Set.of("t", "mac", "a");

  private static final Set<String> TOO_SMALL = Set.of("nano", "micro", "small", "medium");

  /** Half of it is for a pass; the other half, the JVM's and the host's. */
  private static final int LEAST_SLOT = 2048;

  @Override
  public String id() {
    return "bad-instance-type";
  }

  @Override
  public String summary() {
    return "A fleet names an instance type that Amazon EMR does not offer.";
  }

  @Override
  public String hint() {
    return "Write a family and a size, such as c7i.8xlarge.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    for (Fleet fleet : checked.catalog().deployment().fleets()) {
      fleet.types().forEach(type -> check(checked, fleet, type, findings));
    }
  }

  private void check(Checked checked, Fleet fleet, Located<String> written, Findings findings) {
    Optional<InstanceType> type = InstanceType.of(written.value());
    if (type.isEmpty()) {
      findings.add(
          at(
              written.location(),
              Fleets.subject(fleet),
              "\"%s\" is no instance type.".formatted(written)));
    } else if (NOT_OFFERED.contains(type.get().family()) || TOO_SMALL.contains(type.get().size())) {
      findings.add(
          at(
              written.location(),
              Fleets.subject(fleet),
              "Amazon EMR does not offer \"%s\".".formatted(written),
              "It has no burstable machines and none below large: take one such as c7i.8xlarge."));
    } else {
      Optional<MachineType> machine = MachineType.of(written.value());
      if (machine.isEmpty() && !Fleets.isNewer(checked, written)) {
        findings.add(
            at(
                written.location(),
                Fleets.subject(fleet),
                "Amazon EMR is not known to offer \"%s\".".formatted(written),
                "Take one such as c7i.8xlarge. If it offers that one by now, say so: newer: [%s]."
                    .formatted(written)));
      }
      machine
          .filter(known -> known.slotMebibytes() < LEAST_SLOT)
          .ifPresent(known -> findings.add(tooLittle(fleet, written, known)));
    }
  }

  private Diagnostic tooLittle(Fleet fleet, Located<String> written, MachineType known) {
    return at(
        written.location(),
        Fleets.subject(fleet),
        String.format(
            Locale.ROOT,
            "A \"%s\" has %,d MiB of memory for each vCPU, and a task slot takes %,d.",
            written,
            known.slotMebibytes(),
            LEAST_SLOT),
        "Take one with more, such as c7i.8xlarge.");
  }
}
