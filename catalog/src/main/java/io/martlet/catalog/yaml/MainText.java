package io.martlet.catalog.yaml;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Mart;
import io.martlet.catalog.format.Emitter;
import java.util.regex.Pattern;

/** Writes the catalog's main file. */
final class MainText {

  static final String UNIVERSE = "universe.yaml";
  static final String DEPLOYMENT = "deployment.yaml";

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_-]+");

  private MainText() {}

  /** Where a mart is written. */
  static String file(Mart mart) {
    String name = mart.name().value();
    if (!FILE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("No file can be named after mart \"" + name + "\"");
    }
    return "marts/" + name + ".yaml";
  }

  static String of(Catalog catalog) {
    StringBuilder out = new StringBuilder();
    out.append("catalog: ").append(Emitter.text(catalog.name())).append('\n');
    out.append("universe: ").append(UNIVERSE).append('\n');
    out.append(catalog.marts().isEmpty() ? "marts: []\n" : "marts:\n");
    // Listed one by one: a glob would lose their order, and find files that stood there before.
    catalog.marts().forEach(mart -> out.append("  - ").append(file(mart)).append('\n'));
    out.append(catalog.binaries().isEmpty() ? "binaries: {}\n" : "binaries:\n");
    catalog.binaries().forEach(binary -> append(binary, out));
    if (!catalog.deployment().equals(Deployment.DEFAULT)) {
      out.append("deployment: ").append(DEPLOYMENT).append('\n');
    }
    GovernanceText.append(catalog.governance(), out);
    return out.toString();
  }

  private static void append(Binary binary, StringBuilder out) {
    String kind = "kind: " + binary.kind().value().keyword();
    out.append("  ").append(Emitter.text(binary.name())).append(':');
    if (isShort(binary)) {
      out.append(" { ").append(kind).append(", ").append(file(binary.artifacts().get(0)));
      out.append(" }\n");
      return;
    }
    out.append("\n    ").append(kind);
    out.append("\n    platforms:").append(binary.artifacts().isEmpty() ? " {}\n" : "\n");
    for (Artifact artifact : binary.artifacts()) {
      out.append("      ").append(platform(binary, artifact)).append(": { ");
      out.append(file(artifact)).append(" }\n");
    }
  }

  private static boolean isShort(Binary binary) {
    return binary.artifacts().size() == 1 && binary.artifacts().get(0).platform().isEmpty();
  }

  private static String platform(Binary binary, Artifact artifact) {
    return artifact
        .platform()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Binary " + binary.name() + " has several files, one without a platform"))
        .value()
        .keyword();
  }

  /** The hash is always quoted: some hashes look like numbers. */
  private static String file(Artifact artifact) {
    return "path: "
        + Emitter.text(artifact.path())
        + artifact.sha256().map(sha256 -> ", sha256: " + Emitter.quoted(sha256.value())).orElse("");
  }
}
