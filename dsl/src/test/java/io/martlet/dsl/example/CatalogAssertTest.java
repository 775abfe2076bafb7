package io.martlet.dsl.example;

import static io.martlet.dsl.CatalogAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.martlet.dsl.CatalogSource;
import io.martlet.dsl.Declare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a team's own test says of its catalog. */
class CatalogAssertTest {

  @TempDir private Path folder;

  @BeforeEach
  void addFiles() throws IOException {
    for (String file : List.of("x86/libcards.so", "arm/libcards.so", "trees.R", "luxury.csv")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), "");
    }
  }

  @Test
  void aFailureHasTheDiagnostics() {
    assertThatThrownBy(() -> assertThat(new Shop()).in(folder).isValid())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Shop.java:27:1: error[bad-sha256]: \"ab12\"")
        .hasMessageEndingWith("3 models in 1 mart: 1 error, 0 warnings.");
  }

  @Test
  void aFailureShowsSourceLinesWhereTheProjectIs() {
    assertThatThrownBy(() -> assertThat(new Shop()).in(folder).isValid())
        .hasMessageContaining("src/test/java/io/martlet/dsl/example/Shop.java:27:1: error")
        .hasMessageContaining("27 |           .on(LINUX_X86_64, \"x86/libcards.so\", \"ab12\")");
  }

  @Test
  void whatThrowsIsAFailureWithItsPlace() {
    CatalogSource broken =
        () -> {
          throw new IllegalStateException("no table");
        };
    assertThatThrownBy(() -> assertThat(broken).isValid())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("CatalogAssertTest.java:")
        .hasMessageContaining("fails with IllegalStateException: no")
        .hasMessageEndingWith("Catalog not read: 1 error, 0 warnings.");
  }

  @Test
  void aCatalogThatIsBuiltIsCheckedToo() {
    assertThatThrownBy(() -> assertThat(new Shop().catalog()).in(folder).isValid())
        .hasMessageContaining("error[bad-sha256]");
  }

  @Test
  void aValidCatalogPassesButForItsWarnings() {
    CatalogSource valid =
        () ->
            Declare.catalog("shop", Shop.UNIVERSE)
                .mart(
                    "auto",
                    mart ->
                        mart.scoredBy(Declare.r("trees").at("trees.R"))
                            .ranks(1, 20)
                            .model(2, "luxury", model -> model.reads(Shop.INCOME)))
                .build();

    assertThat(valid).in(folder).isValid();
    assertThatThrownBy(() -> assertThat(valid).in(folder).hasNoWarnings())
        .hasMessageContaining("warning[number-gap]");
    assertThat(List.of("AssertJ")).as("works beside").hasSize(1);
  }
}
