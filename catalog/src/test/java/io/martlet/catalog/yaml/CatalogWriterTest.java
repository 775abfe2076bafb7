package io.martlet.catalog.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.Located;
import io.martlet.catalog.Mart;
import io.martlet.catalog.format.Emitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogWriterTest {

  private static final Path EVERYTHING = Path.of("src/test/resources/fixtures/clean.everything");

  @TempDir private Path folder;

  @Test
  void whatIsWrittenReadsAsTheSameCatalog() throws IOException {
    Catalog catalog = CatalogLoader.load(EVERYTHING).catalog().orElseThrow();

    CatalogWriter.write(catalog, folder);

    assertThat(CatalogLoader.load(folder).catalog()).contains(catalog);
  }

  @Test
  void writingIsCanonical() throws IOException {
    Catalog catalog = CatalogLoader.load(EVERYTHING).catalog().orElseThrow();
    CatalogWriter.write(catalog, folder);

    Catalog again = CatalogLoader.load(folder).catalog().orElseThrow();

    assertThat(CatalogWriter.write(again)).isEqualTo(CatalogWriter.write(catalog));
  }

  @Test
  void whatMostModelsShareIsWrittenOnce() {
    Catalog catalog = CatalogLoader.load(EVERYTHING).catalog().orElseThrow();

    assertThat(CatalogWriter.write(catalog).get("marts/auto.yaml"))
        .isEqualTo(
            """
            mart: auto
            defaults:
              binary: cards
              rank: 1..20
              owner: growth-team
              tags: [auto]
            models:
              - number: 1
                name: luxury
                inputs: [age]
              - number: 2
                name: used
                inputs: [age]
                tags: []
            """);
  }

  @Test
  void textsThatLookLikeSomethingElseAreQuoted() {
    Catalog catalog = CatalogLoader.load(EVERYTHING).catalog().orElseThrow();

    assertThat(CatalogWriter.write(catalog).get("marts/home.yaml"))
        .contains("name: \"no\"\n", "tags: [new, \"1e3\"]\n");
  }

  @Test
  void aMartWithoutModelsIsWritten() {
    assertThat(MartText.of(new Mart(Located.of("auto"), List.of())))
        .isEqualTo("mart: auto\nmodels: []\n");
  }

  @Test
  void wideListsAreBroken() {
    List<Located<String>> names =
        IntStream.range(0, 30).mapToObj(i -> Located.of("column_" + i)).toList();

    assertThat(Emitter.list("    inputs: ", names).lines())
        .hasSize(4)
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void aMartThatNamesNoFileIsRefused() {
    Catalog catalog = CatalogLoader.load(EVERYTHING).catalog().orElseThrow();
    Catalog escaping =
        new Catalog(
            catalog.name(),
            catalog.universe(),
            List.of(new Mart(Located.of("../auto"), List.of())),
            catalog.binaries(),
            catalog.deployment());

    assertThatThrownBy(() -> CatalogWriter.write(escaping))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("../auto");
  }
}
