package io.martlet.catalog.check;

import io.martlet.catalog.Located;
import io.martlet.catalog.diagnostic.Findings;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The deployment's release is none that Amazon EMR has, or none that Martlet runs on. */
final class BadRelease implements CatalogRule {

  private static final Pattern LABEL =
      Pattern.compile("emr-(?:spark-)?([0-9]{1,3})\\.([0-9]{1,3})\\.[0-9]{1,3}");

  /** Those with Spark 4.1 that Amazon EMR had when this was written. */
  private static final Set<String> KNOWN = Set.of("emr-spark-8.1.0");

  /** The first release with Spark 4.1. */
  private static final int MAJOR = 8;

  private static final int MINOR = 1;

  @Override
  public String id() {
    return "bad-release";
  }

  @Override
  public String summary() {
    return "The deployment's release is none of Amazon EMR's, or too old.";
  }

  @Override
  public String hint() {
    return "Write a release label of emr-spark-8.1.0 or later.";
  }

  @Override
  public void check(Checked checked, Findings findings) {
    Located<String> release = checked.catalog().deployment().release();
    Matcher label = LABEL.matcher(release.value());
    if (!label.matches()) {
      findings.add(
          at(release.location(), "", "\"%s\" is no release of Amazon EMR.".formatted(release)));
    } else if (isOld(Integer.parseInt(label.group(1)), Integer.parseInt(label.group(2)))) {
      findings.add(
          at(
              release.location(),
              "",
              "Release \"%s\" has no Spark 4.1, which Martlet runs on.".formatted(release)));
    } else if (!KNOWN.contains(release.value()) && !Fleets.isNewer(checked, release)) {
      findings.add(
          at(
              release.location(),
              "",
              "Martlet knows no release \"%s\" of Amazon EMR.".formatted(release),
              "It knows emr-spark-8.1.0. If there is that one by now, say so: newer: [%s]."
                  .formatted(release)));
    }
  }

  private static boolean isOld(int major, int minor) {
    return major < MAJOR || (major == MAJOR && minor < MINOR);
  }
}
