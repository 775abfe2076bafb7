package io.martlet.dsl.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Catalog;
import io.martlet.catalog.load.LoadedCatalog;
import io.martlet.catalog.yaml.CatalogLoader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class InsuranceTest {

  private static final Path FOLDER = Path.of("../catalogs/insurance");

  @Test
  void javaAndYamlSayTheSame() {
    LoadedCatalog yaml = CatalogLoader.load(FOLDER);
    Catalog java = new Insurance().catalog();

    assertThat(yaml.diagnostics()).isEmpty();
    assertThat(java.universe()).isEqualTo(yaml.catalog().orElseThrow().universe());
    assertThat(java.marts()).isEqualTo(yaml.catalog().orElseThrow().marts());
    assertThat(java).isEqualTo(yaml.catalog().orElseThrow());
  }
}
