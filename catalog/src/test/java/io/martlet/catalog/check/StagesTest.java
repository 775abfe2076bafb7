package io.martlet.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.Universe;
import io.martlet.catalog.diagnostic.Diagnostic;
import io.martlet.catalog.load.LoadedCatalog;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Catalogs that were not read from YAML are checked alike, and in stages. */
class StagesTest {

  @TempDir private Path root;

  @Test
  void aFieldErrorHidesReferences() {
    assertThat(rules(model("Luxury", "nowhere"))).containsExactly("bad-name");
  }

  @Test
  void aReferenceErrorHidesFiles() {
    assertThat(rules(model("luxury", "nowhere"))).containsExactly("unknown-column");
  }

  @Test
  void aFileErrorHidesPolicy() {
    assertThat(rules(model("luxury", "age"))).containsExactly("missing-file");
  }

  @Test
  void diagnosticsPointIntoTheJavaSource() {
    assertThat(check(model("luxury", "nowhere")))
        .extracting(each -> each.location() + " " + each.subject())
        .containsExactly("Shop.java:41:1 auto/luxury");
  }

  private List<String> rules(Model model) {
    return check(model).stream().map(Diagnostic::rule).toList();
  }

  private List<Diagnostic> check(Model model) {
    Universe universe =
        new Universe(
            Located.of("clients"),
            Located.of("id"),
            List.of(),
            List.of(
                new Column(Located.of("id"), Located.of(ColumnType.INT64), false),
                new Column(Located.of("age"), Located.of(ColumnType.INT8), false),
                new Column(Located.of("unused"), Located.of(ColumnType.INT8), false)));
    Artifact artifact = new Artifact(Optional.empty(), Located.of("libcards.so"), Optional.empty());
    Catalog catalog =
        new Catalog(
            Located.of("shop"),
            universe,
            List.of(new Mart(Located.of("auto"), List.of(model))),
            List.of(
                new Binary(Located.of("cards"), Located.of(BinaryKind.LIBRARY), List.of(artifact))),
            Deployment.DEFAULT);
    return CatalogChecker.check(LoadedCatalog.of(catalog, root));
  }

  private static Model model(String name, String input) {
    Location line = Location.ofLine("Shop.java", 41);
    return new Model(
        Located.at(line, 1),
        Located.at(line, name),
        List.of(Located.at(line, input)),
        Located.at(line, "cards"),
        Optional.empty(),
        Optional.empty(),
        Located.at(line, new RankRange(1, 20)),
        List.of(),
        Optional.empty());
  }
}
