package io.martlet.catalog.check;

import io.martlet.catalog.Fleet;
import io.martlet.catalog.MachineFamilies;
import io.martlet.catalog.diagnostic.Findings;
import java.util.Locale;

/** A fleet has no instance types, more than Amazon EMR takes, or one twice. */
final class FleetTypes implements CatalogRule {

  private static final int MOST = MachineFamilies.MOST_TYPES;

  @Override
  public String id() {
    return "fleet-types";
  }

  @Override
  public String summary() {
    return "A fleet has no instance types, more than 30, or one twice.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    checked.catalog().deployment().fleets().forEach(fleet -> check(fleet, findings));
  }

  private void check(Fleet fleet, Findings findings) {
    String subject = Fleets.subject(fleet);
    int count = fleet.types().size();
    if (count == 0) {
      findings.add(
          at(
              fleet.role().location(),
              subject,
              "The %s fleet has no instance types.".formatted(subject),
              "Name several of one size, such as [c7i.8xlarge, c6i.8xlarge]."));
    } else if (count > MOST) {
      findings.add(
          at(
              fleet.types().get(MOST).location(),
              subject,
              String.format(
                  Locale.ROOT,
                  "The %s fleet has %,d instance types, and Amazon EMR takes %d.",
                  subject,
                  count,
                  MOST),
              "Leave some out."));
    }
    Duplicates.find(
        fleet.types(),
        type -> type,
        (type, first) ->
            findings.add(
                at(
                    type.location(),
                    subject,
                    "The %s fleet has instance type \"%s\" twice%s."
                        .formatted(subject, type, Duplicates.firstAt(first)),
                    "Remove one of them.")));
  }
}
