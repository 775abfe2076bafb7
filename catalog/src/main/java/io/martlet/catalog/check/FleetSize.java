package io.martlet.catalog.check;

import io.martlet.catalog.Fleet;
import io.martlet.catalog.FleetRole;
import io.martlet.catalog.diagnostic.Findings;
import java.util.Locale;

/** A fleet has no machines, or a cluster would be led by none or by several. */
final class FleetSize implements CatalogRule {

  @Override
  public String id() {
    return "fleet-size";
  }

  @Override
  public String summary() {
    return "A fleet has no machines, or the primary one not exactly one.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().deployment().fleets().forEach(fleet -> check(fleet, findings));
  }

  private void check(Fleet fleet, Findings findings) {
    if (fleet.role().value() == FleetRole.PRIMARY) {
      if (fleet.machines() != 1) {
        findings.add(
            at(
                fleet.role().location(),
                Fleets.subject(fleet),
                String.format(Locale.ROOT, "The primary fleet has %,d machines.", fleet.machines()),
                "One machine leads a cluster: on-demand: 1."));
      }
    } else if (fleet.machines() == 0) {
      findings.add(
          at(
              fleet.role().location(),
              Fleets.subject(fleet),
              "The %s fleet has no machines.".formatted(Fleets.subject(fleet)),
              "Say how many, as on-demand, spot or both."));
    }
  }
}
