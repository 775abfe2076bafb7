package io.martlet.dsl.example;

import static io.martlet.catalog.Platform.LINUX_AARCH64;
import static io.martlet.catalog.Platform.LINUX_X86_64;
import static io.martlet.dsl.Declare.library;
import static io.martlet.dsl.Declare.r;

import io.martlet.catalog.Catalog;
import io.martlet.dsl.Binary;
import io.martlet.dsl.CatalogSource;
import io.martlet.dsl.Column;
import io.martlet.dsl.Columns;
import io.martlet.dsl.Declare;
import io.martlet.dsl.Universe;
import java.util.List;

/** Says everything that a catalog can say. Tests name its lines. */
final class Shop implements CatalogSource {

  private static final Columns<Shop> COLUMNS = Columns.of("clients"); // line 20
  static final Column<Shop, Long> ID = COLUMNS.int64("id");
  static final Column<Shop, Double> INCOME = COLUMNS.nullable().float64("income");
  static final Universe<Shop> UNIVERSE = COLUMNS.keyedBy(ID);

  private static final Binary CARDS =
      library("cards") // line 26
          .on(LINUX_X86_64, "x86/libcards.so", "ab12")
          .on(LINUX_AARCH64, "arm/libcards.so");
  private static final Binary TREES = r("trees").at("trees.R");

  @Override
  public Catalog catalog() {
    return Declare.catalog("shop", UNIVERSE) // line 33
        .mart(
            "auto",
            mart ->
                mart.scoredBy(CARDS) // line 37
                    .ranks(1, 20)
                    .ownedBy("growth-team")
                    .tagged("auto")
                    .model(
                        7,
                        "luxury",
                        model ->
                            model
                                .reads(ID, INCOME) // line 46
                                .scoredBy(TREES)
                                .symbol("luxury_suv")
                                .parameters("luxury.csv")
                                .ranks(0, 9)
                                .tagged("new", "suv")
                                .ownedBy("luxury-team"))
                    .models( // line 53
                        List.of("north", "south"),
                        (region, model) -> model.named("moves_" + region).reads(INCOME)))
        .deployed(
            deployment ->
                deployment
                    .release("emr-spark-8.2.0")
                    .clusters(2)
                    .microbatchesPerStep(5)
                    .modelsPerMicrobatch(400) // line 62
                    .storedAt("s3://runs/shop"))
        .build();
  }
}
