package io.martlet.properties.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.BinaryKind;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.RankRange;
import io.martlet.catalog.Universe;
import io.martlet.codegen.source.JavaSources;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The size of the published case as Java: 4,500 models of 50 inputs over 2,000 columns. */
class LargeSourceTest {

  private static final int COLUMNS = 2_000;
  private static final int INPUTS = 50;
  private static final int MARTS = 12;
  private static final int MODELS = 375;

  @Test
  void everyMartHasAClassAndTheCatalogIsEqual() {
    Catalog catalog = catalog();
    Map<String, String> sources = JavaSources.write(catalog, "");

    assertThat(sources).containsKeys("Many.java", "Clients.java", "Mart0.java", "Mart11.java");
    assertThat(Sources.build(sources).catalog()).contains(catalog);
  }

  private static Catalog catalog() {
    return new Catalog(
        Located.of("many"),
        new Universe(
            Located.of("clients"),
            Located.of("column_0"),
            List.of(),
            IntStream.range(0, COLUMNS)
                .mapToObj(
                    i -> new Column(Located.of("column_" + i), Located.of(ColumnType.INT32), i > 0))
                .toList()),
        IntStream.range(0, MARTS)
            .mapToObj(mart -> new Mart(Located.of("mart_" + mart), models(mart)))
            .toList(),
        List.of(
            new Binary(
                Located.of("cards"),
                Located.of(BinaryKind.LIBRARY),
                List.of(
                    new Artifact(Optional.empty(), Located.of("libcards.so"), Optional.empty())))),
        Deployment.DEFAULT);
  }

  private static List<Model> models(int mart) {
    return IntStream.rangeClosed(1, MODELS).mapToObj(number -> model(mart, number)).toList();
  }

  private static Model model(int mart, int number) {
    return new Model(
        Located.of(number),
        Located.of("model_" + number),
        IntStream.range(0, INPUTS)
            .mapToObj(i -> Located.of("column_" + ((mart * MODELS + number) * 37 + i) % COLUMNS))
            .toList(),
        Located.of("cards"),
        Optional.of(Located.of("model_" + mart + "_" + number)),
        Optional.empty(),
        Located.of(new RankRange(1, 20)),
        List.of(),
        Optional.empty());
  }
}
