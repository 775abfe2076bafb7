package io.martlet.properties.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.yaml.CatalogLoader;
import io.martlet.catalog.yaml.CatalogWriter;
import io.martlet.codegen.source.JavaSources;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A catalog means the same in YAML, in Java and in memory. */
class RoundTripTest {

  @Property(tries = 200)
  void whatIsWrittenReadsAsTheSameCatalog(@ForAll("catalogs") Catalog catalog) {
    LoadedCatalog loaded = reload(catalog);

    assertThat(loaded.diagnostics()).isEmpty();
    assertThat(loaded.catalog()).contains(catalog);
  }

  @Property(tries = 100)
  void writingIsCanonical(@ForAll("catalogs") Catalog catalog) {
    Catalog again = reload(catalog).catalog().orElseThrow();

    assertThat(CatalogWriter.write(again)).isEqualTo(CatalogWriter.write(catalog));
  }

  @Property(tries = 100)
  void javaSaysTheSame(@ForAll("catalogs") Catalog catalog) {
    assertThat(Retold.inJava(catalog)).isEqualTo(catalog);
  }

  @Property(tries = 100)
  void whatJavaSaysReadsTheSameInYaml(@ForAll("catalogs") Catalog catalog) {
    assertThat(reload(Retold.inJava(catalog)).catalog()).contains(catalog);
  }

  @Property(tries = 40)
  void javaSourcesBuildTheSameCatalog(@ForAll("catalogs") Catalog catalog) {
    LoadedCatalog built = Sources.build(JavaSources.write(catalog, "team.scoring"));

    assertThat(built.diagnostics()).isEmpty();
    assertThat(built.catalog()).contains(catalog);
  }

  @Provide
  Arbitrary<Catalog> catalogs() {
    return Catalogs.any();
  }

  private static LoadedCatalog reload(Catalog catalog) {
    return Folders.with(bytes(CatalogWriter.write(catalog)), CatalogLoader::load);
  }

  private static Map<String, byte[]> bytes(Map<String, String> texts) {
    return texts.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, file -> file.getValue().getBytes(StandardCharsets.UTF_8)));
  }
}
