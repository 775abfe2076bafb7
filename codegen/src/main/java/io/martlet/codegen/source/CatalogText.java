package io.martlet.codegen.source;

import io.martlet.catalog.AcceptedBreak;
import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Governance;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Suppression;
import io.martlet.codegen.columns.Literal;
import java.math.BigDecimal;

/** Writes the class that is the catalog. */
final class CatalogText {

  private final Catalog catalog;
  private final SourceNaming names;
  private final boolean split;
  private final Lines lines = new Lines();

  private CatalogText(Catalog catalog, SourceNaming names, boolean split) {
    this.catalog = catalog;
    this.names = names;
    this.split = split;
  }

  static String of(Catalog catalog, SourceNaming names, String packageName, boolean split) {
    CatalogText text = new CatalogText(catalog, names, split);
    text.head(packageName);
    text.binaries();
    text.catalog();
    text.marts();
    return text.lines.add(0, "}").toString();
  }

  private void head(String packageName) {
    if (!packageName.isEmpty()) {
      lines.add(0, "package " + packageName + ";").blank();
    }
    lines.add(0, "import io.martlet.catalog.Catalog;");
    if (catalog.binaries().stream().anyMatch(CatalogText::namesPlatforms)) {
      lines.add(0, "import io.martlet.catalog.Platform;");
    }
    lines.add(0, "import io.martlet.dsl.Binary;");
    lines.add(0, "import io.martlet.dsl.CatalogSource;");
    lines.add(0, "import io.martlet.dsl.Declare;");
    if (!split) {
      lines.add(0, "import io.martlet.dsl.MartBuilder;");
    }
    lines.blank();
    lines.add(0, "public final class " + names.main() + " implements CatalogSource {").blank();
  }

  private static boolean namesPlatforms(Binary binary) {
    return binary.artifacts().stream().anyMatch(artifact -> artifact.platform().isPresent());
  }

  private void binaries() {
    for (Binary binary : catalog.binaries()) {
      lines.add(2, "static final Binary " + names.binary(binary.name().value()) + " =");
      String word =
          switch (binary.kind().value()) {
            case LIBRARY -> "library";
            case EXECUTABLE -> "executable";
            case R -> "r";
          };
      lines.add(6, "Declare." + word + "(" + Literal.of(binary.name()) + ")");
      binary.artifacts().forEach(artifact -> lines.add(10, artifact(artifact)));
      lines.end(";");
    }
    lines.blank();
  }

  private static String artifact(Artifact artifact) {
    String sha256 = artifact.sha256().map(pinned -> ", " + Literal.of(pinned)).orElse("");
    String file = Literal.of(artifact.path()) + sha256 + ")";
    return artifact
        .platform()
        .map(platform -> ".on(Platform." + platform.value().name() + ", " + file)
        .orElse(".at(" + file);
  }

  private void catalog() {
    lines.add(2, "@Override").add(2, "public Catalog catalog() {");
    String name = Literal.of(catalog.name());
    lines.add(4, "return Declare.catalog(%s, %s.UNIVERSE)".formatted(name, names.universe()));
    if (!catalog.binaries().isEmpty()) {
      lines.call(
          8,
          ".binaries(",
          catalog.binaries().stream().map(each -> names.binary(each.name().value())).toList(),
          ")");
    }
    for (Mart mart : catalog.marts()) {
      String models =
          split ? names.type(mart) + "::models" : names.main() + "::" + names.method(mart);
      lines.add(8, ".mart(%s, %s)".formatted(Literal.of(mart.name()), models));
    }
    DeploymentText.append(catalog.deployment(), lines);
    governance(catalog.governance());
    lines.add(8, ".build();").add(2, "}");
  }

  private static String plain(Located<BigDecimal> number) {
    return number.value().toPlainString();
  }

  private void governance(Governance governance) {
    if (governance.policy().requireOwner()) {
      lines.add(8, ".requiringOwners()");
    }
    if (governance.policy().requireSha256()) {
      lines.add(8, ".requiringSha256()");
    }
    governance
        .policy()
        .leastRecords()
        .ifPresent(percent -> lines.add(8, ".requiringLeastRecords(%s)".formatted(percent)));
    governance
        .policy()
        .driftNote()
        .ifPresent(index -> lines.add(8, ".notingDrift(\"%s\")".formatted(plain(index))));
    governance
        .policy()
        .driftHold()
        .ifPresent(index -> lines.add(8, ".holdingDrift(\"%s\")".formatted(plain(index))));
    for (Suppression suppression : governance.suppressions()) {
      String at = suppression.at().map(place -> Literal.of(place) + ", ").orElse("");
      lines.add(
          8,
          ".suppressing(%s, %s%s)"
              .formatted(Literal.of(suppression.rule()), at, Literal.of(suppression.reason())));
    }
    for (AcceptedBreak accepted : governance.accepted()) {
      lines.add(
          8,
          ".%s(%s, %s)"
              .formatted(
                  accepting(accepted.kind()),
                  Literal.of(accepted.subject()),
                  Literal.of(accepted.reason())));
    }
  }

  private static String accepting(AcceptedBreak.Kind kind) {
    return switch (kind) {
      case MODEL -> "acceptingBreakOf";
      case KEY -> "acceptingChangeOfKey";
    };
  }

  private void marts() {
    if (!split) {
      for (Mart mart : catalog.marts()) {
        lines.blank();
        MartText.method(mart, "private static void " + names.method(mart), "", names, lines);
      }
    }
  }
}
