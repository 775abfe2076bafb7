package io.martlet.dsl.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.ColumnType;
import io.martlet.catalog.Deployment;
import io.martlet.catalog.EmrAccount;
import io.martlet.catalog.Located;
import io.martlet.catalog.Location;
import io.martlet.catalog.Model;
import io.martlet.catalog.Platform;
import io.martlet.catalog.RankRange;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShopTest {

  private final Catalog shop = new Shop().catalog();
  private final List<Model> models = shop.marts().get(0).models();

  @Test
  void aModelHasWhatItSays() {
    assertThat(models.get(0))
        .isEqualTo(
            new Model(
                Located.of(7),
                Located.of("luxury"),
                List.of(Located.of("id"), Located.of("income")),
                Located.of("trees"),
                Optional.of(Located.of("luxury_suv")),
                Optional.of(Located.of("luxury.csv")),
                Located.of(new RankRange(0, 9)),
                List.of(Located.of("new"), Located.of("suv")),
                Optional.of(Located.of("luxury-team"))));
  }

  @Test
  void aModelHasItsMartsDefaultsOtherwise() {
    assertThat(models.get(1))
        .isEqualTo(
            new Model(
                Located.of(8),
                Located.of("moves_north"),
                List.of(Located.of("income")),
                Located.of("cards"),
                Optional.empty(),
                Optional.empty(),
                Located.of(new RankRange(1, 20)),
                List.of(Located.of("auto")),
                Optional.of(Located.of("growth-team"))));
  }

  @Test
  void aTablesModelsAreNumberedOn() {
    assertThat(models).extracting(model -> model.number().value()).containsExactly(7, 8, 9);
  }

  @Test
  void theUniverseHasItsColumnsInOrder() {
    assertThat(shop.universe().columns())
        .containsExactly(
            new Column(Located.of("id"), Located.of(ColumnType.INT64), false),
            new Column(Located.of("income"), Located.of(ColumnType.FLOAT64), true));
    assertThat(shop.universe().key()).hasToString("id");
  }

  @Test
  void binariesAreCollectedInTheOrderOfUse() {
    assertThat(shop.binaries())
        .extracting(binary -> binary.name().value())
        .containsExactly("trees", "cards");
  }

  @Test
  void aBinaryHasAFileAPlatform() {
    Binary cards = shop.binary("cards").orElseThrow();
    assertThat(cards.artifacts())
        .containsExactly(
            new Artifact(
                Optional.of(Located.of(Platform.LINUX_X86_64)),
                Located.of("x86/libcards.so"),
                Optional.of(Located.of("ab12"))),
            new Artifact(
                Optional.of(Located.of(Platform.LINUX_AARCH64)),
                Located.of("arm/libcards.so"),
                Optional.empty()));
  }

  @Test
  void theDeploymentIsAsDeclared() {
    assertThat(shop.deployment())
        .isEqualTo(
            new Deployment(
                Located.of("emr-spark-8.2.0"),
                Located.of(2),
                Located.of(5),
                Located.of(400),
                List.of(),
                Optional.of(Located.of("s3://runs/shop")),
                EmrAccount.USUAL));
  }

  @Test
  void valuesKnowTheirLine() {
    Model luxury = models.get(0);
    assertThat(fromRoot(shop.universe().name().location())).isEqualTo(line(20));
    assertThat(fromRoot(shop.universe().columns().get(1).type().location())).isEqualTo(line(22));
    assertThat(fromRoot(shop.universe().key().location())).isEqualTo(line(23));
    assertThat(fromRoot(shop.binary("cards").orElseThrow().name().location())).isEqualTo(line(26));
    assertThat(fromRoot(shop.name().location())).isEqualTo(line(33));
    assertThat(luxury.inputs())
        .extracting(input -> fromRoot(input.location()))
        .containsOnly(line(46));
    assertThat(fromRoot(luxury.binary().location())).isEqualTo(line(47));
    assertThat(fromRoot(models.get(1).binary().location())).isEqualTo(line(37));
    assertThat(fromRoot(models.get(1).number().location())).isEqualTo(line(53));
    assertThat(fromRoot(models.get(2).name().location())).isEqualTo(line(55));
    assertThat(fromRoot(shop.deployment().modelsPerMicrobatch().location())).isEqualTo(line(62));
  }

  /** Constants keep the file's name from when the class was first used, here or by another test. */
  private static Location fromRoot(Location location) {
    return Location.ofLine(location.file().replace("src/test/java/", ""), location.line());
  }

  private static Location line(int number) {
    return Location.ofLine("io/martlet/dsl/example/Shop.java", number);
  }
}
