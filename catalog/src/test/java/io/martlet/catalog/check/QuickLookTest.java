package io.martlet.catalog.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.martlet.catalog.Artifact;
import io.martlet.catalog.Binary;
import io.martlet.catalog.Catalog;
import io.martlet.catalog.Column;
import io.martlet.catalog.Mart;
import io.martlet.catalog.Model;
import io.martlet.catalog.Universe;
import io.martlet.catalog.yaml.CatalogLoader;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickLookTest {

  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");

  @ParameterizedTest
  @ValueSource(strings = {"clean", "unknown-column", "number-gap"})
  void catalogsThatBreakNoConstraintAreClean(String fixture) {
    assertThat(QuickLook.isClean(catalog(fixture))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bad-name",
        "bad-name.binary",
        "bad-number",
        "bad-rank-range",
        "bad-rank-range.many",
        "bad-sha256"
      })
  void othersAreNot(String fixture) {
    assertThat(QuickLook.isClean(catalog(fixture))).isFalse();
  }

  @Test
  void everyConstraintIsLookedAt() {
    List<Class<?>> looked =
        List.of(
            Catalog.class,
            Universe.class,
            Column.class,
            Mart.class,
            Model.class,
            Binary.class,
            Artifact.class);
    assertThat(looked.stream().flatMap(QuickLookTest::constrained))
        .containsExactlyInAnyOrder(
            "Catalog.name",
            "Universe.name",
            "Column.name",
            "Mart.name",
            "Mart.retired",
            "Model.number",
            "Model.name",
            "Model.rank",
            "Binary.name",
            "Artifact.sha256");
  }

  private static Stream<String> constrained(Class<?> type) {
    return Arrays.stream(type.getRecordComponents())
        .filter(component -> isConstrained(component.getAnnotatedType()))
        .map(RecordComponent::getName)
        .map(name -> type.getSimpleName() + "." + name);
  }

  private static boolean isConstrained(AnnotatedType type) {
    return Arrays.stream(type.getAnnotations())
            .anyMatch(each -> each.annotationType().getPackageName().endsWith(".constraint"))
        || (type instanceof AnnotatedParameterizedType parameterized
            && Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
                .anyMatch(QuickLookTest::isConstrained));
  }

  private static Catalog catalog(String fixture) {
    return CatalogLoader.load(FIXTURES.resolve(fixture)).catalog().orElseThrow();
  }
}
