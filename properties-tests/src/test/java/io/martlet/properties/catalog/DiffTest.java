package io.martlet.properties.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Universe;
import io.martlet.catalog.diff.CatalogDiff;
import io.martlet.catalog.diff.CatalogState;
import io.martlet.catalog.diff.ModelChange;
import io.martlet.catalog.hash.FileDigests;
import io.martlet.catalog.hash.ModelHashes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Comparing catalogs, and the hashes that it compares. */
class DiffTest {

  @Property(tries = 200)
  void equalCatalogsDoNotDiffer(@ForAll("catalogs") Catalog catalog) {
    assertThat(CatalogDiff.between(state(catalog), state(Retold.inJava(catalog))).isEmpty())
        .isTrue();
  }

  @Property(tries = 200)
  void theOrderOfKeysChangesNoHash(@ForAll("catalogs") Catalog catalog, @ForAll long seed) {
    Catalog shuffled = shuffled(catalog, new Random(seed));

    assertThat(hashes(shuffled)).isEqualTo(hashes(catalog));
    assertThat(CatalogDiff.between(state(catalog), state(shuffled)).isEmpty()).isTrue();
  }

  @Property(tries = 200)
  void aCatalogAgainstNothingIsAllNew(@ForAll("catalogs") Catalog catalog) {
    Catalog empty =
        new Catalog(catalog.name(), catalog.universe(), List.of(), List.of(), catalog.deployment());
    CatalogDiff diff = CatalogDiff.between(state(empty), state(catalog));
    long models = hashes(catalog).size();

    assertThat(diff.count(ModelChange.Kind.ADDED)).isEqualTo(models);
    assertThat(CatalogDiff.between(state(catalog), state(empty)).breaks()).hasSize((int) models);
  }

  @Provide
  Arbitrary<Catalog> catalogs() {
    return Catalogs.any();
  }

  private static CatalogState state(Catalog catalog) {
    return CatalogState.of(catalog, FileDigests.in(Path.of("nowhere")));
  }

  private static Map<String, String> hashes(Catalog catalog) {
    ModelHashes hashes = new ModelHashes(catalog, path -> "digest of " + path);
    Map<String, String> all = new TreeMap<>();
    for (Mart mart : catalog.marts()) {
      for (Model model : mart.models()) {
        all.putIfAbsent(
            mart.name() + "/" + model.name(), hashes.scoring(model) + hashes.metadata(mart, model));
      }
    }
    return all;
  }

  /** The same catalog, with the keys of its mappings in another order. */
  private static Catalog shuffled(Catalog catalog, Random random) {
    Universe universe = catalog.universe();
    List<Column> columns = shuffled(universe.columns(), random);
    List<Binary> binaries = new ArrayList<>();
    for (Binary binary : shuffled(catalog.binaries(), random)) {
      List<Artifact> artifacts = shuffled(binary.artifacts(), random);
      binaries.add(new Binary(binary.name(), binary.kind(), artifacts));
    }
    return new Catalog(
        catalog.name(),
        new Universe(
            universe.name(),
            universe.key(),
            universe.sources(),
            universe.format(),
            universe.ignored(),
            universe.terms(),
            columns),
        shuffled(catalog.marts(), random),
        binaries,
        catalog.deployment(),
        catalog.governance());
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }
}
