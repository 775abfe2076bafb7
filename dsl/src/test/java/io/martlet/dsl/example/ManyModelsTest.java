package io.martlet.dsl.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.check.CatalogChecker;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.yaml.CatalogLoader;
import io.martlet.catalog.yaml.CatalogWriter;
import io.martlet.dsl.Binary;
import io.martlet.dsl.CatalogBuilder;
import io.martlet.dsl.Column;
import io.martlet.dsl.Columns;
import io.martlet.dsl.Declare;
import io.martlet.dsl.Universe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The size of the published case: 4,500 models of 50 inputs over 2,000 columns. */
@Timeout(60)
class ManyModelsTest {

  private static final int COLUMNS = 2_000;
  private static final int MARTS = 12;
  private static final int MODELS = 375;
  private static final int INPUTS = 50;

  @TempDir private Path folder;

  @Test
  void aTableGivesThousandsOfModels() {
    Catalog catalog = catalog();
    assertThat(catalog.modelCount()).isEqualTo(4_500);
    assertThat(catalog.marts().get(11).models().get(374).name()).hasToString("model_375");
  }

  @Test
  void theyAreWrittenReadAndCheckedClean() throws IOException {
    Catalog catalog = catalog();
    CatalogWriter.write(catalog, folder);
    Files.writeString(folder.resolve("cards"), "a program");

    LoadedCatalog loaded = CatalogLoader.load(folder);

    assertThat(loaded.catalog()).contains(catalog);
    assertThat(CatalogChecker.check(loaded)).isEmpty();
  }

  @Test
  void aModelWithoutANameSaysWhere() {
    CatalogBuilder<ManyModelsTest> catalog = Declare.catalog("many", universe(new ArrayList<>()));
    Binary cards = Declare.executable("cards").at("cards");

    assertThatThrownBy(
            () ->
                catalog.mart(
                    "mart",
                    mart -> mart.scoredBy(cards).ranks(1, 20).models(List.of(1), (i, model) -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("ManyModelsTest.java")
        .hasMessageContaining("say named");
  }

  private static Catalog catalog() {
    List<Column<ManyModelsTest, ?>> columns = new ArrayList<>();
    Universe<ManyModelsTest> universe = universe(columns);
    Binary cards = Declare.executable("cards").at("cards");
    CatalogBuilder<ManyModelsTest> catalog = Declare.catalog("many", universe);
    for (int number = 0; number < MARTS; number++) {
      int first = number * MODELS;
      catalog.mart(
          "mart_" + number,
          mart ->
              mart.scoredBy(cards)
                  .ranks(1, 20)
                  .models(
                      IntStream.rangeClosed(1, MODELS).boxed().toList(),
                      (i, model) -> model.named("model_" + i).reads(inputs(columns, first + i))));
    }
    return catalog.build();
  }

  private static Universe<ManyModelsTest> universe(List<Column<ManyModelsTest, ?>> columns) {
    Columns<ManyModelsTest> declared = Columns.of("clients");
    Column<ManyModelsTest, Long> key = declared.int64("id");
    for (int i = 0; i < COLUMNS; i++) {
      columns.add(declared.nullable().float32("column_" + i));
    }
    return declared.keyedBy(key);
  }

  private static List<Column<ManyModelsTest, ?>> inputs(
      List<Column<ManyModelsTest, ?>> columns, int model) {
    return IntStream.range(0, INPUTS)
        .<Column<ManyModelsTest, ?>>mapToObj(i -> columns.get((model * 37 + i) % COLUMNS))
        .toList();
  }
}
