package io.martlet.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.martlet.catalog.Shop;
import io.martlet.catalog.hash.FileDigests;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogDiffTest {

  @TempDir private Path folder;
  private Shop before;
  private Shop after;

  @BeforeEach
  void twoEqualShops() {
    before = new Shop(folder.resolve("before"));
    after = new Shop(folder.resolve("after"));
  }

  @Test
  void equalCatalogsDoNotDiffer() {
    assertThat(diff().isEmpty()).isTrue();
    assertThat(diff().unchanged()).isEqualTo(3);
  }

  @Test
  void theOrderOfKeysMeansNothing() {
    after.with(
        "marts/auto.yaml",
        "{ number: 2, name: used, inputs: [age] }",
        "{ inputs: [age], name: used, number: 2 }");
    after.with(
        "catalog.yaml", "kind: executable, path: cards.sh", "path: cards.sh, kind: executable");

    assertThat(diff().isEmpty()).isTrue();
  }

  @Test
  void otherInputsMeanScoring() {
    after.with("marts/auto.yaml", "[age, income]", "[age, region]");

    assertThat(changes()).isEqualTo("CHANGED auto/luxury scored [+ input region, - input income]");
    assertThat(diff().marts()).containsExactly("auto");
    assertThat(diff().breaks()).isEmpty();
  }

  @Test
  void theOrderOfInputsMeansScoring() {
    after.with("marts/auto.yaml", "[age, income]", "[income, age]");

    assertThat(changes()).isEqualTo("CHANGED auto/luxury scored [inputs in another order]");
  }

  @Test
  void anotherTypeMeansScoringOfItsReaders() {
    after.with("universe.yaml", "age: int8", "age: int16");

    assertThat(diff().scored()).isEqualTo(3);
    assertThat(diff().columns()).containsExactly("column age: int8 -> int16");
    assertThat(changes()).contains("home/moves scored [input age: int8 -> int16]");
  }

  @Test
  void otherBytesMeanScoring() {
    after.with("luxury.csv", "1", "2");

    assertThat(changes())
        .isEqualTo("CHANGED auto/luxury scored [other bytes of its binary or parameters]");
  }

  @Test
  void anotherOwnerMeansNoScoring() {
    after.with("marts/home.yaml", "tags: [new]", "tags: [old], owner: me");

    assertThat(changes()).isEqualTo("CHANGED home/moves [owner none -> me, tags [new] -> [old]]");
    assertThat(diff().marts()).isEmpty();
  }

  @Test
  void anotherFileNameForTheSameBytesMeansNoScoring() {
    after.with("catalog.yaml", "path: trees.R", "path: ./trees.R");

    assertThat(diff().isEmpty()).isTrue();
  }

  @Test
  void aModelThatGoesBreaksItsReaders() {
    after.with("marts/auto.yaml", "  - { number: 2, name: used, inputs: [age] }\n", "");

    assertThat(changes()).isEqualTo("REMOVED auto/used []");
    assertThat(diff().unaccepted())
        .extracting(Break::message)
        .containsExactly("The columns model2_rank and model2_binary of mart auto are gone.");
  }

  @Test
  void aBreakMayBeAccepted() {
    after.with("marts/auto.yaml", "  - { number: 2, name: used, inputs: [age] }\n", "");
    after.adding(
        "catalog.yaml", "accepted-breaks:\n  - { model: auto/used, reason: nobody reads it }\n");

    assertThat(diff().breaks())
        .extracting(each -> each.accepted().orElseThrow())
        .containsExactly("nobody reads it");
    assertThat(diff().unaccepted()).isEmpty();
    assertThat(diff().spent()).isEmpty();
  }

  @Test
  void anotherKeyBreaksItsReaders() {
    after.with("universe.yaml", "key: id", "key: age");

    assertThat(diff().unaccepted())
        .extracting(Break::subject, Break::message)
        .containsExactly(
            tuple("key id", "The key of every mart is age: int32 and no longer id: int64."));
  }

  @Test
  void anotherKeyMayBeAccepted() {
    after.with("universe.yaml", "key: id", "key: age");
    after.adding("catalog.yaml", "accepted-breaks:\n  - { key: id, reason: agreed }\n");

    assertThat(diff().unaccepted()).isEmpty();
  }

  @Test
  void anAcceptedBreakThatHappenedIsSpent() {
    after.adding(
        "catalog.yaml", "accepted-breaks:\n  - { model: auto/gone, reason: nobody reads it }\n");

    assertThat(diff().spent()).containsExactly("auto/gone");
  }

  @Test
  void aNumberThatIsGivenToAnotherModelBreaksItsReaders() {
    after.with("marts/auto.yaml", "name: used, inputs: [age]", "name: rare, inputs: [income]");

    assertThat(changes()).isEqualTo("ADDED auto/rare scored []\nREMOVED auto/used []");
    assertThat(diff().breaks())
        .extracting(Break::message)
        .containsExactly(
            "The columns model2_rank and model2_binary of mart auto now mean auto/rare.");
  }

  @Test
  void aModelMayBeRenamed() {
    after.with("marts/home.yaml", "name: moves", "name: moves_soon");

    assertThat(changes()).isEqualTo("RENAMED home/moves_soon []");
    assertThat(diff().breaks()).isEmpty();
  }

  @Test
  void aModelThatIsRenamedMayBeSymbolised() {
    after.with("marts/auto.yaml", "name: used", "name: second_hand");

    assertThat(changes()).isEqualTo("RENAMED auto/second_hand scored [symbol used -> second_hand]");
    assertThat(diff().breaks()).isEmpty();
  }

  @Test
  void aModelMayMoveToAnotherMart() {
    after.with("marts/auto.yaml", "  - { number: 2, name: used, inputs: [age] }\n", "");
    after.adding(
        "marts/home.yaml",
        "  - { number: 2, name: used, inputs: [age], binary: cards, rank: 1..20,"
            + " owner: growth team }\n");

    assertThat(changes()).isEqualTo("RENAMED home/used scored []");
    assertThat(diff().marts()).containsExactly("auto", "home");
    assertThat(diff().breaks()).hasSize(1);
  }

  @Test
  void filesThatAreNotThereAreTakenFromElsewhere() throws java.io.IOException {
    java.nio.file.Files.delete(before.folder().resolve("cards.sh"));
    FileDigests digests = FileDigests.in(before.folder(), after.folder());

    CatalogState old = CatalogState.of(before.catalog(), digests);
    CatalogState now = CatalogState.of(after.catalog(), FileDigests.in(after.folder()));

    assertThat(CatalogDiff.between(old, now).isEmpty()).isTrue();
    assertThat(digests.elsewhere()).containsExactly("cards.sh");
  }

  private String changes() {
    return String.join(
        "\n",
        diff().models().stream()
            .map(
                change ->
                    change.kind()
                        + " "
                        + change.subject()
                        + (change.scored() ? " scored " : " ")
                        + change.details())
            .toList());
  }

  private CatalogDiff diff() {
    return CatalogDiff.between(state(before), state(after));
  }

  private static CatalogState state(Shop shop) {
    return CatalogState.of(shop.catalog(), FileDigests.in(shop.folder()));
  }
}
